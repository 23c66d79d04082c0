// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

@testable import VolcengineSigner

/// The other side, as the stand-in plays it.
@Suite struct SignatureVerifierTests {
    private let vector = SignatureVector.plain
    private let verifier = SignatureVerifier { key in
        key == SignatureVector.plain.credentials.accessKey ? SignatureVector.plain.credentials.secretKey : nil
    }

    /// The request as it arrives.
    private func signed(
        _ change: (inout [SignableRequest.Field], inout Data) -> Void = { _, _ in }
    ) -> SignableRequest {
        let request = vector.request
        var headers = request.headers + vector.signer.headers(for: request, at: vector.moment)
        var body = request.body
        change(&headers, &body)
        return SignableRequest(query: request.query, headers: headers, body: body)
    }

    @Test func aSignedRequestIsItsSigners() throws {
        let caller = try verifier.verify(signed(), now: vector.moment)
        #expect(caller == .init(accessKey: vector.credentials.accessKey, region: "ap-southeast-1", service: "ark"))
    }

    /// The vendor's own Go sample signs them unsorted.
    @Test func headersMayBeSignedInAnyOrder() throws {
        let order = ["host", "x-date", "x-content-sha256", "content-type"]
        let sorted = signed()
        let scope = CredentialScope(day: "20260801", region: vector.region, service: "ark")
        let digest = try #require(sorted.headers.first { $0.name == "X-Content-Sha256" }).value
        let canonical = CanonicalRequest(sorted, bodyDigest: digest, order: order)
        let signature = Signature(
            of: canonical, at: vector.moment.signatureText, scope: scope, secretKey: vector.credentials.secretKey)
        let request = signed { headers, _ in
            headers[headers.count - 1] = .init(
                "Authorization",
                "HMAC-SHA256 Credential=\(vector.credentials.accessKey)/\(scope.text), "
                    + "SignedHeaders=\(order.joined(separator: ";")), Signature=\(signature.hex)")
        }
        _ = try verifier.verify(request, now: vector.moment)
    }

    @Test(arguments: [-900, 900]) func aClockThatIsAQuarterOfAnHourOffPasses(seconds: Int64) throws {
        _ = try verifier.verify(signed(), now: vector.moment + .seconds(seconds))
    }

    @Test(arguments: [-901, 901]) func aClockThatIsFartherOffDoesNot(seconds: Int64) {
        #expect(throws: SignatureVerifier.Refusal.invalidDate) {
            try verifier.verify(signed(), now: vector.moment + .seconds(seconds))
        }
    }

    @Test func aChangedBodyIsNoticed() {
        let request = signed { _, body in body.append(0x20) }
        #expect(throws: SignatureVerifier.Refusal.bodyMismatch) {
            try verifier.verify(request, now: vector.moment)
        }
    }

    @Test func aChangedHeaderIsNoticed() {
        let request = signed { headers, _ in headers[0] = .init("Content-Type", "text/plain") }
        #expect(throws: SignatureVerifier.Refusal.signatureMismatch) {
            try verifier.verify(request, now: vector.moment)
        }
    }

    @Test func anUnknownKeyIsRefused() {
        let nobody = SignatureVerifier { _ in nil }
        #expect(throws: SignatureVerifier.Refusal.unknownAccessKey) {
            try nobody.verify(signed(), now: vector.moment)
        }
    }

    @Test(arguments: ["", "Bearer key", "HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0"])
    func whatIsNoSignatureIsMalformed(text: String) {
        let request = signed { headers, _ in headers[headers.count - 1] = .init("Authorization", text) }
        #expect(throws: SignatureVerifier.Refusal.malformedAuthorization) {
            try verifier.verify(request, now: vector.moment)
        }
    }

    @Test func withoutASignatureItIsMissing() {
        let request = signed { headers, _ in headers.removeLast() }
        #expect(throws: SignatureVerifier.Refusal.missingAuthorization) {
            try verifier.verify(request, now: vector.moment)
        }
    }

    @Test(arguments: ["20260801T0930Z", "20261301T093000Z", "20260801 093000", "20260802T093000Z"])
    func aDateThatIsNoneOrOfAnotherDayIsRefused(text: String) {
        let request = signed { headers, _ in
            headers = headers.map { $0.name == "X-Date" ? .init("X-Date", text) : $0 }
        }
        #expect(throws: SignatureVerifier.Refusal.invalidDate) {
            try verifier.verify(request, now: vector.moment)
        }
    }
}
