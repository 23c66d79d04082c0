// SPDX-License-Identifier: Apache-2.0

/// What a store says of itself to whoever begins to use it.
package struct InstallationFacts: Sendable, Equatable {
    /// Which master key seals the store's secrets.
    package let keyFingerprint: String
    /// Where the store's rows were moved, for people to read; nil while they live here.
    package let movedTo: String?

    package init(keyFingerprint: String, movedTo: String?) {
        self.keyFingerprint = keyFingerprint
        self.movedTo = movedTo
    }
}

package protocol InstallationStore: Sendable {
    /// Notes that somebody uses the store, which from then on is nobody's copy.
    /// - Parameter fingerprint: of the user's master key. The first that is given is kept for good.
    func begin(with fingerprint: String) async throws(StoreError) -> InstallationFacts
    /// Of the master key that seals the store's secrets; nil before anybody began to use the store.
    func keyFingerprint() async throws(StoreError) -> String?
    /// Forgets shared states that nobody has changed since `time`.
    func purgeStates(before time: Timestamp) async throws(StoreError)
    /// Ends every lease, and gives back the claims of requests that were under way. For a store that one server has to itself, when that server starts: whoever held one is gone.
    func takeBackLeases(now: Timestamp) async throws(StoreError)
    /// The clock of the database's server, which all servers on it share; nil where the store has none of its own.
    func sharedClock() async throws(StoreError) -> Timestamp?
}
