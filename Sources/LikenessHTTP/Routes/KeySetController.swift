// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// The public keys of what this installation signs, as a JSON Web Key Set (RFC 7517, RFC 8037). Without a key: whoever
/// gets a notification may check it.
struct KeySetController: Sendable {
    static let path = "/.well-known/jwks.json"
    let signingKeys: SigningKeys

    var endpoint: Endpoint<HTTPContext> {
        Endpoint(.get, Self.path) { _, _ in
            let keys = try await signingKeys.published().map(Key.init)
            var response = try JSONAnswer.response(["keys": keys])
            // Shorter than a usual rotation's overlap, so that nobody meets a key that they don't know.
            response.headers[.cacheControl] = "public, max-age=3600"
            return response
        }
    }

    private struct Key: Encodable {
        let kty = "OKP"
        let crv = "Ed25519"
        let use = "sig"
        let alg = "EdDSA"
        let kid: String
        let x: String

        init(_ key: SigningKey) {
            self.kid = key.id
            self.x = key.publicKey.base64URL
        }
    }
}
