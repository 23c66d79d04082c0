// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The signatures of Standard Webhooks over `id.timestamp.body`: `v1`, HMAC-SHA256 with the bytes after `whsec_`, once
/// for each secret; and `v1a`, Ed25519, once for each of the installation's keys.
struct WebhookSignature {
    enum Failure: Error {
        /// Not `whsec_` and at least 24 bytes in base64: with an empty secret anybody's signature would do.
        case unusableSecret
    }

    /// The value of `webhook-signature`: the signatures in base64, each behind its version and a comma, with spaces
    /// between.
    let header: String

    init(id: DeliveryID, timestamp: Int64, body: Data, secrets: [Secret], keys: [SigningKey] = []) throws {
        let signed = Data("\(id).\(timestamp).".utf8) + body
        let symmetric = try secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: try Self.key(in: secret))
            return "v1,\(Data(code).base64EncodedString())"
        }
        let asymmetric = try keys.map { "v1a,\(try $0.signature(of: signed).base64EncodedString())" }
        self.header = (symmetric + asymmetric).joined(separator: " ")
    }

    private static func key(in secret: Secret) throws -> SymmetricKey {
        let text = secret.exposed
        guard text.hasPrefix("whsec_"), let key = Data(base64Encoded: String(text.dropFirst(6))), key.count >= 24
        else { throw Failure.unusableSecret }
        return SymmetricKey(data: key)
    }
}
