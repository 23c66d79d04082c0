// SPDX-License-Identifier: Apache-2.0

package protocol SigningKeyStore: Sendable {
    /// Those that sign at `now`, newest first.
    func signingKeys(at now: Timestamp) async throws(StoreError) -> [StoredSigningKey]

    /// Adds a key unless there is one that doesn't retire: several servers may start at once.
    func addFirstSigningKey(_ key: StoredSigningKey) async throws(StoreError)

    /// Adds a key; those before it retire at `time`, or earlier if they were to.
    func addSigningKey(_ key: StoredSigningKey, retiringOthersAt time: Timestamp) async throws(StoreError)

    /// Forgets keys that retired before `time`.
    func purgeSigningKeys(before time: Timestamp) async throws(StoreError)
}
