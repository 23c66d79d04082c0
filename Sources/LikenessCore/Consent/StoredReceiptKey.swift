// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A key that signs receipts and proofs of erasure, as it lies in the store. It stays for ever, since what it signed has
/// to be checked in many years; its private half goes when another one takes over.
package struct StoredReceiptKey: Sendable, Equatable {
    /// The thumbprint of the public key (RFC 7638).
    package let id: String
    /// Ed25519, 32 bytes.
    package let publicKey: Data
    /// 32 bytes, sealed for row `receipt_keys.private_key:<id>`; nil once it is retired.
    package let privateKey: Sealed?
    package let createdAt: Timestamp
    package let retiredAt: Timestamp?

    package init(
        id: String, publicKey: Data, privateKey: Sealed?, createdAt: Timestamp, retiredAt: Timestamp? = nil
    ) {
        self.id = id
        self.publicKey = publicKey
        self.privateKey = privateKey
        self.createdAt = createdAt
        self.retiredAt = retiredAt
    }
}
