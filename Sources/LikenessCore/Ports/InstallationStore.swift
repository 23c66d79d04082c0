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
    /// Forgets shared states that nobody has changed since `time`.
    func purgeStates(before time: Timestamp) async throws(StoreError)
}
