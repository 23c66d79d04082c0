// SPDX-License-Identifier: Apache-2.0

package protocol AccountStore: Sendable {
    /// Adds an account with its first keys, in one transaction.
    /// - Throws: `.duplicate` when the name is taken.
    func createAccount(_ account: Account, keys: [APIKey]) async throws(StoreError)
    func account(named name: String) async throws(StoreError) -> Account?
    func account(_ id: AccountID) async throws(StoreError) -> Account?
    /// Whether there is no account at all: a first start.
    func hasNoAccounts() async throws(StoreError) -> Bool
    func addKey(_ key: APIKey) async throws(StoreError)
    /// The key with this digest unless it is revoked.
    func activeKey(_ digest: TokenDigest) async throws(StoreError) -> APIKey?
    /// All keys with their account's name, oldest first.
    func keys() async throws(StoreError) -> [(key: APIKey, accountName: String)]
    /// - Throws: `.notFound` for an unknown id; revoking twice is no error.
    func revokeKey(_ id: APIKeyID, now: Timestamp) async throws(StoreError)
}
