// SPDX-License-Identifier: Apache-2.0

/// A key of the installation's own that signs what it says, as it lies in the store.
package struct StoredSigningKey: Sendable, Equatable {
    /// The thumbprint of the public key (RFC 7638).
    package let id: String
    /// Ed25519, 32 bytes, sealed for row `signing_keys.private_key:<id>`.
    package let privateKey: Sealed
    package let createdAt: Timestamp
    /// When it stops signing; nil for the newest.
    package let retiresAt: Timestamp?

    package init(id: String, privateKey: Sealed, createdAt: Timestamp, retiresAt: Timestamp? = nil) {
        self.id = id
        self.privateKey = privateKey
        self.createdAt = createdAt
        self.retiresAt = retiresAt
    }
}
