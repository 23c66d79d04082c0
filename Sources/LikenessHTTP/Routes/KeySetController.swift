// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// The public keys of what this installation signs, as JSON Web Key Sets (RFC 7517, RFC 8037): one for notifications, and
/// one for receipts and proofs of erasure, whose keys stay for ever. Without a key: whoever has something that was signed
/// may check it.
struct KeySetController: Sendable {
    static let path = "/.well-known/jwks.json"
    static let receiptsPath = "/.well-known/likeness-receipts.json"
    let signingKeys: SigningKeys
    let receiptKeys: ReceiptKeys

    var endpoints: [Endpoint<HTTPContext>] {
        [
            Endpoint(.get, Self.path) { _, _ in
                try answer(try await signingKeys.published().map { Key(id: $0.id, $0.publicKey) })
            },
            Endpoint(.get, Self.receiptsPath) { _, _ in
                try answer(try await receiptKeys.published().map { Key(id: $0.id, $0.publicKey) })
            },
        ]
    }

    private func answer(_ keys: [Key]) throws -> Response {
        var response = try JSONAnswer.response(["keys": keys])
        // Shorter than a usual rotation's overlap, so that nobody meets a key that they don't know.
        response.headers[.cacheControl] = "public, max-age=3600"
        return response
    }

    private struct Key: Encodable {
        let kty = "OKP"
        let crv = "Ed25519"
        let use = "sig"
        let alg = "EdDSA"
        let kid: String
        let x: String

        init(id: String, _ publicKey: some Sequence<UInt8>) {
            self.kid = id
            self.x = publicKey.base64URL
        }
    }
}
