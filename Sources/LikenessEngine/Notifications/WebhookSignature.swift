// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The signature of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, with the bytes after `whsec_`.
struct WebhookSignature {
    enum Failure: Error {
        /// Not `whsec_` and at least 24 bytes in base64: with an empty secret anybody's signature would do.
        case unusableSecret
    }

    /// The value of `webhook-signature`: `v1,` and the signature in base64.
    let header: String

    init(id: DeliveryID, timestamp: Int64, body: Data, secret: Secret) throws {
        let text = secret.exposed
        guard text.hasPrefix("whsec_"), let key = Data(base64Encoded: String(text.dropFirst(6))), key.count >= 24
        else { throw Failure.unusableSecret }
        let signed = Data("\(id).\(timestamp).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
        self.header = "v1,\(Data(code).base64EncodedString())"
    }
}
