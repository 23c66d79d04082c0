// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A key with which the installation signs what it says (Ed25519).
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    /// The thumbprint of the public key (RFC 7638).
    package let id: String

    init() {
        self.init(Curve25519.Signing.PrivateKey())
    }

    init(_ stored: StoredSigningKey, _ sealer: Sealer) throws {
        let bytes = try sealer.open(stored.privateKey, for: Self.row(stored.id))
        self.init(try Curve25519.Signing.PrivateKey(rawRepresentation: bytes))
    }

    private init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        self.id = key.publicKey.thumbprint
    }

    /// The public key, 32 bytes.
    package var publicKey: Data { key.publicKey.rawRepresentation }

    func signature(of data: Data) throws -> Data { try key.signature(for: data) }

    func stored(_ sealer: Sealer, at now: Timestamp) throws -> StoredSigningKey {
        StoredSigningKey(
            id: id, privateKey: try sealer.seal(key.rawRepresentation, for: Self.row(id)), createdAt: now)
    }

    private static func row(_ id: String) -> String { "signing_keys.private_key:\(id)" }
}
