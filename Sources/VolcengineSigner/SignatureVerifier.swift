// SPDX-License-Identifier: Apache-2.0

import Crypto
package import LikenessCore

/// Checks signatures as the vendor's servers do, for its stand-in (contract/ark.md 2.1 and 7).
package struct SignatureVerifier: Sendable {
    package enum Refusal: Error, Equatable {
        case missingAuthorization
        case malformedAuthorization
        /// `X-Date` is missing, unreadable, of another day than the scope, or too far off.
        case invalidDate
        case unknownAccessKey
        /// The digest of the body is not the one that was signed.
        case bodyMismatch
        case signatureMismatch
    }

    /// Who signed, and for where.
    package struct Caller: Sendable, Equatable {
        package let accessKey: String
        package let region: String
        package let service: String
    }

    private let tolerance: Duration
    private let secretKey: @Sendable (String) -> Secret?

    /// - Parameters:
    ///   - tolerance: how far a caller's clock may be off.
    ///   - secretKey: the secret that belongs to an access key; nil for an unknown one.
    package init(tolerance: Duration = .seconds(900), secretKey: @escaping @Sendable (String) -> Secret?) {
        self.tolerance = tolerance
        self.secretKey = secretKey
    }

    /// - Parameter request: with all its headers.
    package func verify(_ request: SignableRequest, now: Timestamp) throws(Refusal) -> Caller {
        guard let text = request.header("authorization") else { throw .missingAuthorization }
        guard let authorization = Authorization(text) else { throw .malformedAuthorization }
        guard let moment = request.header("x-date"), let sentAt = Timestamp(signatureText: moment),
            moment.prefix(8) == authorization.scope.day,
            abs((now - sentAt).wholeMilliseconds) <= tolerance.wholeMilliseconds
        else { throw .invalidDate }
        guard let secretKey = secretKey(authorization.accessKey) else { throw .unknownAccessKey }
        let bodyDigest = SHA256.hash(data: request.body).hex
        guard request.header("x-content-sha256") ?? bodyDigest == bodyDigest else { throw .bodyMismatch }
        let canonical = CanonicalRequest(request, bodyDigest: bodyDigest, order: authorization.signedHeaders)
        let expected = Signature(of: canonical, at: moment, scope: authorization.scope, secretKey: secretKey)
        guard ConstantTime.equal(Array(expected.hex.utf8), Array(authorization.signature.utf8)) else {
            throw .signatureMismatch
        }
        return Caller(
            accessKey: authorization.accessKey, region: authorization.scope.region,
            service: authorization.scope.service)
    }
}

/// The `Authorization` header's parts.
private struct Authorization {
    let accessKey: String
    let scope: CredentialScope
    let signedHeaders: [String]
    let signature: String

    init?(_ text: String) {
        guard text.hasPrefix(VolcengineSigner.algorithm + " ") else { return nil }
        var parts: [String: String] = [:]
        for part in text.dropFirst(VolcengineSigner.algorithm.count + 1).split(separator: ",") {
            let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            parts[String(pair[0])] = String(pair[1])
        }
        guard let credential = parts["Credential"]?.split(separator: "/", maxSplits: 1), credential.count == 2,
            let scope = CredentialScope(credential[1]), let signed = parts["SignedHeaders"],
            let signature = parts["Signature"]
        else { return nil }
        self.accessKey = String(credential[0])
        self.scope = scope
        self.signedHeaders = signed.split(separator: ";").map(String.init)
        self.signature = signature
    }
}

extension SignableRequest {
    fileprivate func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}

extension Timestamp {
    /// Reads `yyyyMMdd'T'HHmmss'Z'`; nil for anything that `signatureText` would not write.
    init?(signatureText text: String) {
        let digits = text.utf8.compactMap { (0x30...0x39).contains($0) ? Int64($0 - 0x30) : nil }
        guard digits.count == 14 else { return nil }
        func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
        let (month, day) = (number(4..<6), number(6..<8))
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from 1970 to the date, after Howard Hinnant's `days_from_civil`.
        let year = number(0..<4) - (month <= 2 ? 1 : 0)
        let yearOfEra = year % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = year / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        self.init(seconds: days * 86_400 + number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14))
        guard signatureText == text else { return nil }
    }
}
