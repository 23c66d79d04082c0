// SPDX-License-Identifier: Apache-2.0

import Crypto
package import LikenessCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The keys that sign receipts and proofs of erasure. They are not those of notifications: what is signed here has to be
/// checked in many years, so every public half stays published, and a private half is forgotten when another key takes
/// over.
package struct ReceiptKeys: Sendable {
    private let store: any LikenessStore
    private let sealer: Sealer
    private let time: any TimeSource

    package init(store: any LikenessStore, sealer: Sealer, time: any TimeSource) {
        self.store = store
        self.sealer = sealer
        self.time = time
    }

    /// All public halves with their names, the present key's first. The first key is made when it is first asked for.
    package func published() async throws -> [(id: String, publicKey: Data)] {
        _ = try await current()
        return try await store.receiptKeys().map { ($0.id, $0.publicKey) }
    }

    /// Signs with another key from now on.
    /// - Returns: the new key's name.
    package func rotate() async throws -> String {
        let key = try make()
        try await store.rotateReceiptKey(
            to: key,
            entry: AuditEntry(.receiptKeyRotated, at: time.now, account: nil, group: nil, detail: ["kid": key.id]),
            now: time.now)
        return key.id
    }

    /// A statement that anybody can check with the published keys: a JSON Web Signature in its compact form (RFC 7515).
    /// - Parameter type: which kind of statement, for the header's `typ`.
    func sign(_ statement: some Encodable, type: String) async throws -> String {
        let (id, key) = try await current()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let header = try encoder.encode(["alg": "EdDSA", "kid": id, "typ": type])
        let signed = "\(header.base64URL).\(try encoder.encode(statement).base64URL)"
        return "\(signed).\(try key.signature(for: Data(signed.utf8)).base64URL)"
    }

    private func current() async throws -> (id: String, key: Curve25519.Signing.PrivateKey) {
        if let found = try await signing() { return found }
        try await store.addFirstReceiptKey(make())
        guard let made = try await signing() else { throw StoreError(.notFound, statement: "receipt_keys") }
        return made
    }

    private func signing() async throws -> (id: String, key: Curve25519.Signing.PrivateKey)? {
        for stored in try await store.receiptKeys() {
            guard let sealed = stored.privateKey else { continue }
            let bytes = try sealer.open(sealed, for: Self.row(stored.id))
            return (stored.id, try Curve25519.Signing.PrivateKey(rawRepresentation: bytes))
        }
        return nil
    }

    private func make() throws -> StoredReceiptKey {
        let key = Curve25519.Signing.PrivateKey()
        let id = key.publicKey.thumbprint
        return StoredReceiptKey(
            id: id, publicKey: key.publicKey.rawRepresentation,
            privateKey: try sealer.seal(key.rawRepresentation, for: Self.row(id)), createdAt: time.now)
    }

    private static func row(_ id: String) -> String { "receipt_keys.private_key:\(id)" }
}
