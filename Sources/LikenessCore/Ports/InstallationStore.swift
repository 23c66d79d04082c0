// SPDX-License-Identifier: Apache-2.0

package protocol InstallationStore: Sendable {
    /// Which master key seals this store's secrets. The first fingerprint that is given is kept for good.
    /// - Returns: the one that is kept.
    func keyFingerprint(orKeep fingerprint: String) async throws(StoreError) -> String
    /// Forgets shared states that nobody has changed since `time`.
    func purgeStates(before time: Timestamp) async throws(StoreError)
}
