// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import LikenessClient
import Testing

@Suite struct WebhookVerifierTests {
    // The example of the Standard Webhooks specification (symmetric signatures).
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private static let time: Int64 = 1_614_265_330
    private static let body = Data(#"{"test": 2432232314}"#.utf8)
    private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    private func verify(
        _ verifier: WebhookVerifier, body: Data = body, id: String = id, timestamp: String = "\(time)",
        signature: String = signature, now: Int64 = time
    ) throws(WebhookError) {
        try verifier.verify(body, id: id, timestamp: timestamp, signature: signature, now: now)
    }

    @Test(arguments: [signature, "v1,AAAA \(signature)", "v2,x \(signature)", "v1a,AAAA \(signature) v1,"])
    func oneSignatureThatFitsIsEnough(_ signature: String) throws {
        try verify(WebhookVerifier(secret: Self.secret), signature: signature)
    }

    @Test func anythingChangedIsRefused() throws {
        let verifier = try WebhookVerifier(secret: Self.secret)
        #expect(throws: WebhookError.wrongSignature) { try verify(verifier, body: Data("{}".utf8)) }
        #expect(throws: WebhookError.wrongSignature) { try verify(verifier, id: "msg_other") }
        #expect(throws: WebhookError.wrongSignature) { try verify(verifier, timestamp: "\(Self.time + 1)") }
        #expect(throws: WebhookError.wrongSignature) { try verify(verifier, signature: "") }
        #expect(throws: WebhookError.wrongSignature) { try verify(verifier, signature: "v1, v1,%%% ,") }
        let stranger = try WebhookVerifier(secret: "whsec_AAAA")
        #expect(throws: WebhookError.wrongSignature) { try verify(stranger) }
    }

    @Test("new-api webhook replay: what is off by more than five minutes is refused")
    func whatIsOffByMoreThanFiveMinutesIsRefused() throws {
        let verifier = try WebhookVerifier(secret: Self.secret)
        try verify(verifier, now: Self.time + 300)
        try verify(verifier, now: Self.time - 300)
        #expect(throws: WebhookError.wrongTime) { try verify(verifier, now: Self.time + 301) }
        #expect(throws: WebhookError.wrongTime) { try verify(verifier, now: Self.time - 301) }
        #expect(throws: WebhookError.wrongTime) { try verify(verifier, timestamp: "\(Int64.min)") }
    }

    @Test func headersThatAreMissingAreNamed() throws {
        let verifier = try WebhookVerifier(secret: Self.secret)
        #expect(throws: WebhookError.malformedHeaders) { try verify(verifier, id: "") }
        #expect(throws: WebhookError.malformedHeaders) { try verify(verifier, timestamp: "yesterday") }
    }

    @Test("CVE-2026-41432: a secret that is none is refused", arguments: ["", "whsec_", "whsec_%%%"])
    func aSecretThatIsNoneIsRefused(_ secret: String) {
        #expect(throws: WebhookError.malformedKey) { try WebhookVerifier(secret: secret) }
    }

    @Test func thePublicKeysOfTheInstallationTellToo() throws {
        let key = Curve25519.Signing.PrivateKey()
        let coordinate = key.publicKey.rawRepresentation.base64EncodedString().replacing("=", with: "")
            .replacing("+", with: "-").replacing("/", with: "_")
        let keySet = #"{"keys":[{"kty":"RSA","n":"x"},{"kty":"OKP","crv":"Ed25519","x":"\#(coordinate)"}]}"#
        let verifier = try WebhookVerifier(keySet: Data(keySet.utf8))
        let signed = try key.signature(for: Data("\(Self.id).\(Self.time).".utf8) + Self.body)
        try verify(verifier, signature: "v1a,\(signed.base64EncodedString())")
        #expect(throws: WebhookError.wrongSignature) {
            try verify(verifier, signature: "v1,\(signed.base64EncodedString())")
        }
        #expect(throws: WebhookError.malformedKey) { try WebhookVerifier(keySet: Data(#"{"keys":[]}"#.utf8)) }
    }
}
