// SPDX-License-Identifier: Apache-2.0

import Crypto
package import LikenessCore

/// Signs requests to Volcengine's and BytePlus's control planes with HMAC-SHA256 (contract/ark.md 2). Pure: a request
/// that is sent again is signed again, with its own moment.
package struct VolcengineSigner: Sendable {
    static let algorithm = "HMAC-SHA256"

    package struct Credentials: Sendable {
        package let accessKey: String
        package let secretKey: Secret
        /// Of temporary credentials.
        package let sessionToken: Secret?

        package init(accessKey: String, secretKey: Secret, sessionToken: Secret? = nil) {
            self.accessKey = accessKey
            self.secretKey = secretKey
            self.sessionToken = sessionToken
        }
    }

    private let credentials: Credentials
    private let region: String
    private let service: String

    package init(credentials: Credentials, region: String, service: String = "ark") {
        self.credentials = credentials
        self.region = region
        self.service = service
    }

    /// - Parameters:
    ///   - request: its `Content-Type`, `Host` and every header that begins with `X-`.
    ///   - now: the server's clock may be 15 minutes off, it is assumed.
    /// - Returns: the headers to be sent besides the request's own: `Authorization`, `X-Date`, `X-Content-Sha256` and,
    ///   with temporary credentials, `X-Security-Token`.
    package func headers(for request: SignableRequest, at now: Timestamp) -> [SignableRequest.Field] {
        let moment = now.signatureText
        let bodyDigest = SHA256.hash(data: request.body).hex
        var added = [SignableRequest.Field("X-Date", moment), .init("X-Content-Sha256", bodyDigest)]
        if let token = credentials.sessionToken { added.append(.init("X-Security-Token", token.exposed)) }
        let whole = SignableRequest(
            method: request.method, path: request.path, query: request.query, headers: request.headers + added,
            body: request.body)
        let canonical = CanonicalRequest(whole, bodyDigest: bodyDigest)
        let scope = CredentialScope(day: String(moment.prefix(8)), region: region, service: service)
        let signature = Signature(of: canonical, at: moment, scope: scope, secretKey: credentials.secretKey)
        added.append(
            .init(
                "Authorization",
                "\(Self.algorithm) Credential=\(credentials.accessKey)/\(scope.text), "
                    + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature.hex)"))
        return added
    }
}

/// What is in the end compared.
struct Signature {
    let hex: String

    init(of canonical: CanonicalRequest, at moment: String, scope: CredentialScope, secretKey: Secret) {
        let text = [VolcengineSigner.algorithm, moment, scope.text, canonical.digest].joined(separator: "\n")
        self.hex = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: scope.key(of: secretKey)).hex
    }
}

extension Timestamp {
    /// `yyyyMMdd'T'HHmmss'Z'`.
    package var signatureText: String {
        let text = compactText
        return "\(text.prefix(8))T\(text.dropFirst(8))Z"
    }
}
