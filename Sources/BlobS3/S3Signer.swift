// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// AWS Signature Version 4 for S3: the `Authorization` header, and addresses that carry their signature ("Authenticating
/// Requests", Amazon S3 API Reference).
struct S3Signer: Sendable {
    static let unsignedPayload = "UNSIGNED-PAYLOAD"
    private static let algorithm = "AWS4-HMAC-SHA256"

    let credentials: S3Credentials
    let region: String

    /// The headers to send beside the request's own and `Host`.
    /// - Parameter payloadHash: the SHA-256 of the body, in hexadecimal.
    func headers(for request: S3Request, payloadHash: String, now: Timestamp) -> [String: String] {
        let time = S3Time(now)
        var added = ["x-amz-content-sha256": payloadHash, "x-amz-date": time.text]
        if let token = credentials.sessionToken { added["x-amz-security-token"] = token.exposed }
        let signed = request.headers.merging(added) { $1 }.merging(["host": request.host]) { $1 }
        let names = signed.keys.sorted().joined(separator: ";")
        let signature = signature(
            request, query: request.encodedQuery, headers: signed, payloadHash: payloadHash, time: time)
        added["authorization"] =
            "\(Self.algorithm) Credential=\(credentials.accessKey)/\(scope(time)),SignedHeaders=\(names),Signature=\(signature)"
        return added
    }

    /// The query with which anybody may make the request for a time.
    func signedQuery(for request: S3Request, goodFor seconds: Int64, now: Timestamp) -> String {
        let time = S3Time(now)
        var signed = request
        signed.query["X-Amz-Algorithm"] = Self.algorithm
        signed.query["X-Amz-Credential"] = "\(credentials.accessKey)/\(scope(time))"
        signed.query["X-Amz-Date"] = time.text
        signed.query["X-Amz-Expires"] = String(seconds)
        signed.query["X-Amz-SignedHeaders"] = "host"
        if let token = credentials.sessionToken { signed.query["X-Amz-Security-Token"] = token.exposed }
        let signature = signature(
            signed, query: signed.encodedQuery, headers: ["host": request.host], payloadHash: Self.unsignedPayload,
            time: time)
        return "\(signed.encodedQuery)&X-Amz-Signature=\(signature)"
    }

    private func scope(_ time: S3Time) -> String { "\(time.day)/\(region)/s3/aws4_request" }

    private func signature(
        _ request: S3Request, query: String, headers: [String: String], payloadHash: String, time: S3Time
    ) -> String {
        let names = headers.keys.sorted()
        let canonical = [
            request.method, request.encodedPath, query, names.map { "\($0):\(headers[$0] ?? "")\n" }.joined(),
            names.joined(separator: ";"), payloadHash,
        ].joined(separator: "\n")
        let text = [Self.algorithm, time.text, scope(time), SHA256.hash(data: Array(canonical.utf8)).hex]
            .joined(separator: "\n")
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key(time))).hex
    }

    private func key(_ time: S3Time) -> SymmetricKey {
        let first = SymmetricKey(data: Array("AWS4\(credentials.secretKey.exposed)".utf8))
        return [time.day, region, "s3", "aws4_request"].reduce(first) { key, part in
            SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
    }
}

/// A time as signatures have it: `20130524T000000Z`.
struct S3Time {
    let text: String
    var day: String { String(text.prefix(8)) }

    init(_ time: Timestamp) {
        let digits = time.compactText
        self.text = "\(digits.prefix(8))T\(digits.suffix(6))Z"
    }
}
