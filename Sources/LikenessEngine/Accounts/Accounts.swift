// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Accounts and their keys.
package struct Accounts: Sendable {
    /// Who holds `key`; nil for an unknown or revoked one. Cached for at most two seconds.
    package func authenticate(_ key: Secret) async throws -> Principal? {
        fatalError("engine")
    }

    /// Makes a key for the account of this name, and the account if there is none.
    package func createKey(accountNamed name: String) async throws -> IssuedKey {
        fatalError("engine")
    }

    /// At the first start on an empty store: an admin token and an API key of the account `default`; else nil.
    package func bootstrap() async throws -> (admin: IssuedKey, first: IssuedKey)? {
        fatalError("engine")
    }

    package func keys() async throws -> [(key: APIKey, accountName: String)] {
        fatalError("engine")
    }

    /// - Throws: `StoreError` `.notFound`.
    package func revokeKey(_ id: APIKeyID) async throws {
        fatalError("engine")
    }

    /// The `whsec_…` that signs the account's notifications.
    package func webhookSecret(of account: AccountID) async throws -> Secret {
        fatalError("engine")
    }
}

/// A new key: the only time its text is seen.
package struct IssuedKey: Sendable {
    package let id: APIKeyID
    package let accountName: String
    package let key: Secret
    package let webhookSecret: Secret

    package init(id: APIKeyID, accountName: String, key: Secret, webhookSecret: Secret) {
        self.id = id
        self.accountName = accountName
        self.key = key
        self.webhookSecret = webhookSecret
    }
}
