// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing
import VolcengineSigner

/// A request and what its signature must be. A to D were computed three ways, by the vendor's own code among them; E is
/// published by an open gateway.
struct SignatureVector: Sendable, CustomTestStringConvertible {
    let name: String
    let host: String
    let region: String
    let query: [SignableRequest.Field]
    var contentType = "application/json"
    let body: String
    let credentials: VolcengineSigner.Credentials
    let moment: Timestamp
    let signedHeaders: String
    let signature: String

    var testDescription: String { name }

    var request: SignableRequest {
        SignableRequest(
            query: query, headers: [.init("Content-Type", contentType), .init("Host", host)], body: Data(body.utf8))
    }

    var authorization: String {
        let day = moment.signatureText.prefix(8)
        return "HMAC-SHA256 Credential=\(credentials.accessKey)/\(day)/\(region)/ark/request, "
            + "SignedHeaders=\(signedHeaders), Signature=\(signature)"
    }

    var signer: VolcengineSigner { VolcengineSigner(credentials: credentials, region: region) }
}
