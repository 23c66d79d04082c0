// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Accounts and their keys.
package struct Accounts: Sendable {
    private static let firstAccount = "default"
    let store: any LikenessStore
    private let sealer: Sealer
    private let time: any TimeSource
    /// A busy key costs the store little, and a revocation made by another process works soon. Only keys that exist are
    /// remembered: strangers can't fill it.
    private let known = ExpiringMemo<TokenDigest, Principal>(lifetime: .seconds(2), capacity: 4096)

    package init(store: any LikenessStore, sealer: Sealer, time: any TimeSource) {
        self.store = store
        self.sealer = sealer
        self.time = time
    }

    /// Who holds `key`; nil for an unknown, expired or revoked one, and for an admin token, which is no API key. Cached for at
    /// most two seconds.
    package func authenticate(_ key: Secret) async throws -> Principal? {
        let digest = TokenDigest(of: key)
        let now = time.now
        if let principal = known.value(of: digest, now: now) { return principal }
        guard let found = try await store.activeKey(digest), !found.isAdmin, !found.grant.hasExpired(at: now) else {
            return nil
        }
        let principal = Principal(account: found.account, key: found.id, grant: found.grant)
        known.remember(principal, of: digest, now: now, atMostUntil: found.grant.expiresAt)
        return principal
    }

    /// Makes a key for the account of this name, and the account if there is none.
    package func createKey(accountNamed name: String, label: String = "", grant: KeyGrant = .everything) async throws
        -> IssuedKey
    {
        if let account = try await store.account(named: name) {
            return try await addKey(to: account, label: label, grant: grant)
        }
        let opened = try open(accountNamed: name)
        let (key, text) = makeKey(for: opened.account.id, label: label, grant: grant)
        do {
            try await store.createAccount(opened.account, keys: [key])
        } catch let error where error.code == .duplicate {
            // Somebody else made it meanwhile.
            guard let account = try await store.account(named: name) else { throw error }
            return try await addKey(to: account, label: label, grant: grant)
        }
        return IssuedKey(
            id: key.id, accountName: name, key: text, webhookSecret: grant.isWhole ? opened.webhookSecret : nil)
    }

    /// At the first start on an empty store: an admin token and an API key of the account `default`; else nil.
    package func bootstrap() async throws -> (admin: IssuedKey, first: IssuedKey)? {
        guard try await store.hasNoAccounts() else { return nil }
        let (account, webhookSecret) = try open(accountNamed: Self.firstAccount)
        let (admin, adminText) = makeKey(for: account.id, isAdmin: true)
        let (first, firstText) = makeKey(for: account.id)
        do {
            try await store.createAccount(account, keys: [admin, first])
        } catch let error where error.code == .duplicate {
            return nil
        }
        func issued(_ key: APIKey, _ text: Secret) -> IssuedKey {
            IssuedKey(id: key.id, accountName: account.name, key: text, webhookSecret: webhookSecret)
        }
        return (issued(admin, adminText), issued(first, firstText))
    }

    package func keys() async throws -> [(key: APIKey, accountName: String)] {
        try await store.keys()
    }

    /// - Throws: `StoreError` `.notFound`.
    package func revokeKey(_ id: APIKeyID) async throws {
        try await store.revokeKey(id, now: time.now)
        known.forget { $0.key == id }
    }

    /// The `whsec_…` that sign the account's notifications: the newest, and the one before it until its time is up.
    package func webhookSecrets(of account: AccountID) async throws -> [Secret] {
        let found = try await self.account(account)
        let previous = found.previousSecret.flatMap { time.now < $0.until ? $0.secret : nil }
        return try ([found.webhookSecret] + [previous].compactMap { $0 }).map {
            try sealer.openSecret($0, for: Self.row(account))
        }
    }

    /// Puts a new secret in place of the account's.
    /// - Parameter overlap: how long the old one signs too. While an earlier rotation's overlap runs nothing is
    ///   changed, so that a request that is repeated does no harm; zero ends all others at once.
    /// - Returns: the secret that signs now, and until when an older one does.
    package func rotateWebhookSecret(of id: AccountID, overlap: Duration, claim: IdempotencyClaim? = nil) async throws
        -> (secret: Secret, previousUntil: Timestamp?)
    {
        let now = time.now
        let fresh = try sealer.seal(Self.freshSecret(), for: Self.row(id))
        _ = try await store.rotateWebhookSecret(
            of: id, to: fresh, keepingOldUntil: now + overlap, unlessRotating: overlap > .zero ? now : nil, claim: claim
        )
        return try await webhookSecret(of: id)
    }

    /// The secret that signs the account's notifications, and until when an older one does too.
    package func webhookSecret(of id: AccountID) async throws -> (secret: Secret, previousUntil: Timestamp?) {
        let (account, now) = (try await account(id), time.now)
        return (
            try sealer.openSecret(account.webhookSecret, for: Self.row(id)),
            account.previousSecret.flatMap { now < $0.until ? $0.until : nil }
        )
    }

    package func account(named name: String) async throws -> Account? {
        try await store.account(named: name)
    }

    func account(_ id: AccountID) async throws -> Account {
        guard let found = try await store.account(id) else { throw StoreError(.notFound, statement: "account") }
        return found
    }

    private func addKey(to account: Account, label: String, grant: KeyGrant) async throws -> IssuedKey {
        let (key, text) = makeKey(for: account.id, label: label, grant: grant)
        try await store.addKey(key)
        let secret =
            grant.isWhole ? try sealer.openSecret(account.webhookSecret, for: Self.row(account.id)) : nil
        return IssuedKey(id: key.id, accountName: account.name, key: text, webhookSecret: secret)
    }

    func open(accountNamed name: String, credit: Int64? = nil) throws -> (
        account: Account, webhookSecret: Secret
    ) {
        let id = AccountID.make(at: time.now)
        let secret = Self.freshSecret()
        let account = Account(
            id: id, name: name, webhookSecret: try sealer.seal(secret, for: Self.row(id)),
            credit: Credit(granted: credit), createdAt: time.now)
        return (account, secret)
    }

    private func makeKey(
        for account: AccountID, isAdmin: Bool = false, label: String = "", grant: KeyGrant = .everything
    ) -> (key: APIKey, text: Secret) {
        let text = Secret.random(prefix: isAdmin ? "admin-" : "sk-")
        let key = APIKey(
            id: .make(at: time.now), account: account, digest: TokenDigest(of: text),
            hint: "\(text.exposed.prefix(isAdmin ? 10 : 7))…", isAdmin: isAdmin, label: label,
            grant: grant, createdAt: time.now)
        return (key, text)
    }

    /// Plain base64, as Standard Webhooks wants it after the prefix.
    private static func freshSecret() -> Secret {
        Secret("whsec_" + Data(RandomBytes.make(32)).base64EncodedString())
    }

    private static func row(_ account: AccountID) -> String { "accounts.webhook_secret:\(account)" }
}
