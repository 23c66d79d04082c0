// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import BlobS3

/// The examples of "Authenticating Requests: Using the Authorization Header" and "… Using Query Parameters" in the
/// Amazon S3 API Reference.
@Suite struct S3SignerTests {
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    /// 2013-05-24T00:00:00Z.
    private let now = Timestamp(seconds: 1_369_353_600)
    private let signer = S3Signer(
        credentials: S3Credentials(
            accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
        region: "us-east-1")

    private func request(
        _ path: String, method: String = "GET", query: [String: String] = [:], headers: [String: String] = [:]
    ) -> S3Request {
        S3Request(
            method: method, host: "examplebucket.s3.amazonaws.com", path: path, query: query, headers: headers)
    }

    private func signature(_ request: S3Request, payloadHash: String = empty) -> Substring? {
        signer.headers(for: request, payloadHash: payloadHash, now: now)["authorization"]?.split(separator: "=").last
    }

    @Test func aGetOfAnObjectsFirstBytes() {
        let request = request("/test.txt", headers: ["range": "bytes=0-9"])
        #expect(signature(request) == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }

    @Test func aPutOfAnObjectWhoseNameIsEncoded() {
        let request = request(
            "/test$file.text", method: "PUT",
            headers: ["date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"])
        let hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"
        #expect(
            signature(request, payloadHash: hash) == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
    }

    @Test func aQueryWithoutAValue() {
        let request = request("/", query: ["lifecycle": ""])
        #expect(signature(request) == "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")
    }

    @Test func aListOfTheBucket() {
        let request = request("/", query: ["prefix": "J", "max-keys": "2"])
        #expect(signature(request) == "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")
    }

    @Test func anAddressThatCarriesItsSignature() {
        let query = signer.signedQuery(for: request("/test.txt"), goodFor: 86_400, now: now)
        #expect(query.hasSuffix("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"))
    }

    @Test func aSessionTokenIsSentAndSigned() {
        let temporary = S3Signer(
            credentials: S3Credentials(accessKey: "A", secretKey: Secret("B"), sessionToken: Secret("tok")),
            region: "us-east-1")
        let headers = temporary.headers(for: request("/x"), payloadHash: Self.empty, now: now)
        #expect(headers["x-amz-security-token"] == "tok")
        #expect(headers["authorization"]?.contains("x-amz-security-token") == true)
    }
}
