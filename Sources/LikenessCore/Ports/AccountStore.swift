// SPDX-License-Identifier: Apache-2.0

package protocol AccountStore: Sendable {
    /// Adds an account with its first keys, in one transaction.
    /// - Throws: `.duplicate` when the name is taken.
    func createAccount(_ account: Account, keys: [APIKey]) async throws(StoreError)
    func account(named name: String) async throws(StoreError) -> Account?
    func account(_ id: AccountID) async throws(StoreError) -> Account?
    /// The newest first, those made before `last`.
    func accounts(before last: AccountID?, limit: Int) async throws(StoreError) -> [Account]
    /// - Returns: the credit as it is then; never more than `Credit.most` is given, never less than nothing.
    /// - Throws: `.notFound`; `.conflict` when something is to be taken back from an account without a limit.
    func changeCredit(of account: AccountID, _ change: CreditChange) async throws(StoreError) -> Credit
    /// Whether there is no account at all: a first start.
    func hasNoAccounts() async throws(StoreError) -> Bool
    func addKey(_ key: APIKey) async throws(StoreError)
    /// The key with this digest unless it is revoked.
    func activeKey(_ digest: TokenDigest) async throws(StoreError) -> APIKey?
    /// All keys with their account's name, oldest first.
    func keys() async throws(StoreError) -> [(key: APIKey, accountName: String)]
    /// Puts another secret in place of the one that signs the account's notifications; that one signs too until
    /// `until`.
    /// - Parameter unlessRotating: does nothing while an earlier one still signs at that time; nil: in any case.
    /// - Returns: whether it was done.
    /// - Throws: `.notFound`.
    func rotateWebhookSecret(
        of account: AccountID, to secret: Sealed, keepingOldUntil until: Timestamp, unlessRotating now: Timestamp?,
        claim: IdempotencyClaim?
    ) async throws(StoreError) -> Bool

    /// - Throws: `.notFound`.
    func setEventsURL(_ url: String?, of account: AccountID) async throws(StoreError)
    /// - Throws: `.notFound` for an unknown id; revoking twice is no error.
    func revokeKey(_ id: APIKeyID, now: Timestamp) async throws(StoreError)
}
