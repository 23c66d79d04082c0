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
    private let store: any LikenessStore
    private let sealer: Sealer
    private let time: any TimeSource
    private let cache = KeyCache()

    package init(store: any LikenessStore, sealer: Sealer, time: any TimeSource) {
        self.store = store
        self.sealer = sealer
        self.time = time
    }

    /// Who holds `key`; nil for an unknown or revoked one, and for an admin token, which is no API key. Cached for at
    /// most two seconds.
    package func authenticate(_ key: Secret) async throws -> Principal? {
        let digest = TokenDigest(of: key)
        let now = time.now
        if let known = cache.principal(for: digest, now: now) { return known }
        guard let found = try await store.activeKey(digest), !found.isAdmin else { return nil }
        let principal = Principal(account: found.account, key: found.id)
        cache.remember(principal, for: digest, now: now)
        return principal
    }

    /// Makes a key for the account of this name, and the account if there is none.
    package func createKey(accountNamed name: String) async throws -> IssuedKey {
        if let account = try await store.account(named: name) { return try await addKey(to: account) }
        let opened = try open(accountNamed: name)
        let (key, text) = makeKey(for: opened.account.id)
        do {
            try await store.createAccount(opened.account, keys: [key])
        } catch let error where error.code == .duplicate {
            // Somebody else made it meanwhile.
            guard let account = try await store.account(named: name) else { throw error }
            return try await addKey(to: account)
        }
        return IssuedKey(id: key.id, accountName: name, key: text, webhookSecret: opened.webhookSecret)
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
        cache.forget(id)
    }

    /// The `whsec_…` that signs the account's notifications.
    package func webhookSecret(of account: AccountID) async throws -> Secret {
        guard let found = try await store.account(account) else {
            throw StoreError(.notFound, statement: "account")
        }
        return try sealer.openSecret(found.webhookSecret, for: Self.row(account))
    }

    private func addKey(to account: Account) async throws -> IssuedKey {
        let (key, text) = makeKey(for: account.id)
        try await store.addKey(key)
        let secret = try sealer.openSecret(account.webhookSecret, for: Self.row(account.id))
        return IssuedKey(id: key.id, accountName: account.name, key: text, webhookSecret: secret)
    }

    private func open(accountNamed name: String) throws -> (account: Account, webhookSecret: Secret) {
        let id = AccountID.make(at: time.now)
        // Plain base64, as Standard Webhooks wants it after the prefix.
        let secret = Secret("whsec_" + Data(RandomBytes.make(32)).base64EncodedString())
        let account = Account(
            id: id, name: name, webhookSecret: try sealer.seal(secret, for: Self.row(id)), createdAt: time.now)
        return (account, secret)
    }

    private func makeKey(for account: AccountID, isAdmin: Bool = false) -> (key: APIKey, text: Secret) {
        let text = Secret.random(prefix: isAdmin ? "admin-" : "sk-")
        let key = APIKey(
            id: .make(at: time.now), account: account, digest: TokenDigest(of: text),
            hint: "\(text.exposed.prefix(isAdmin ? 10 : 7))…", isAdmin: isAdmin, createdAt: time.now)
        return (key, text)
    }

    private static func row(_ account: AccountID) -> String { "accounts.webhook_secret:\(account)" }
}
