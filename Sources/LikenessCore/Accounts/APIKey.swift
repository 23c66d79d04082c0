// SPDX-License-Identifier: Apache-2.0

/// A client's key, kept as a digest: the text is shown once, when it is made.
package struct APIKey: Sendable, Equatable {
    package let id: APIKeyID
    package let account: AccountID
    package let digest: TokenDigest
    /// The first characters of the key, enough to tell two apart in a list: `sk-Ab3d…`.
    package let hint: String
    package let isAdmin: Bool
    /// What its owner calls it, up to 64 characters.
    package let label: String
    package let grant: KeyGrant
    package let createdAt: Timestamp
    package let revokedAt: Timestamp?

    package init(
        id: APIKeyID, account: AccountID, digest: TokenDigest, hint: String, isAdmin: Bool, label: String = "",
        grant: KeyGrant = .everything, createdAt: Timestamp, revokedAt: Timestamp? = nil
    ) {
        self.id = id
        self.account = account
        self.digest = digest
        self.hint = hint
        self.isAdmin = isAdmin
        self.label = label
        self.grant = grant
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}
