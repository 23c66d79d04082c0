// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import LikenessAPI
import LikenessClient
import Testing

@Suite struct ReceiptVerifierTests {
    private static let key = Curve25519.Signing.PrivateKey()
    private static let payload = """
        {"iss":"https://likeness.example","iat":1774970825,"group_id":"group-1","account":{"id":"acct_1","name":"acme"},\
        "project_name":"default","purpose":"video_with_likeness","consented_at":1774970800,"verified_at":1774970825,\
        "check":{"kind":"active_challenge"},"licence":{"blocked_words":[],"erase_videos":true}}
        """

    private static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static var keySet: Data {
        Data(
            """
            {"keys":[{"kty":"RSA","kid":"r"},{"kty":"OKP","crv":"Ed25519","kid":"k","x":"\(
                encoded(key.publicKey.rawRepresentation))"}]}
            """.utf8)
    }

    private static func signed(
        _ payload: String = payload, type: String = "likeness-consent-receipt", algorithm: String = "EdDSA",
        kid: String = "k", by key: Curve25519.Signing.PrivateKey = key
    ) throws -> String {
        let header = #"{"alg":"\#(algorithm)","kid":"\#(kid)","typ":"\#(type)"}"#
        let text = "\(encoded(header.utf8)).\(encoded(payload.utf8))"
        return "\(text).\(encoded(try key.signature(for: Data(text.utf8))))"
    }

    @Test func aReceiptIsReadOnceItsSignatureFits() throws {
        let receipt = try ReceiptVerifier(keySet: Self.keySet).receipt(Self.signed() + "\n")
        #expect(receipt.account.name == "acme" && receipt.consentedAt == 1_774_970_800 && receipt.text == nil)
    }

    @Test func aChangedReceiptIsRefused() throws {
        let parts = try Self.signed().split(separator: ".").map(String.init)
        let changed = Self.encoded(Self.payload.replacing("acme", with: "evil").utf8)
        let verifier = try ReceiptVerifier(keySet: Self.keySet)
        #expect(throws: ReceiptError.wrongSignature) {
            try verifier.receipt("\(parts[0]).\(changed).\(parts[2])")
        }
        #expect(throws: ReceiptError.wrongSignature) { try verifier.receipt(Self.signed(by: .init())) }
    }

    @Test func noAlgorithmButOursIsTaken() throws {
        let verifier = try ReceiptVerifier(keySet: Self.keySet)
        #expect(throws: ReceiptError.malformed) { try verifier.receipt(Self.signed(algorithm: "none")) }
        #expect(throws: ReceiptError.malformed) { try verifier.receipt(Self.signed(algorithm: "HS256")) }
    }

    @Test func aProofIsNoReceiptAndAnUnknownKeyIsNamed() throws {
        let verifier = try ReceiptVerifier(keySet: Self.keySet)
        #expect(throws: ReceiptError.otherKind("likeness-erasure-proof")) {
            try verifier.receipt(Self.signed(type: "likeness-erasure-proof"))
        }
        #expect(throws: ReceiptError.unknownKey("other")) { try verifier.receipt(Self.signed(kid: "other")) }
    }

    @Test(arguments: ["", "a.b", "a.b.c", "....", "e30.e30.e30", "é.è.ê"])
    func whatIsNoStatementIsMalformed(text: String) throws {
        let verifier = try ReceiptVerifier(keySet: Self.keySet)
        #expect(throws: ReceiptError.malformed) { try verifier.receipt(text) }
    }

    @Test(arguments: ["", "{}", #"{"keys":[]}"#, #"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":"AA"}]}"#])
    func aKeySetWithoutAKeyIsRefused(text: String) {
        #expect(throws: ReceiptError.malformedKeys) { try ReceiptVerifier(keySet: Data(text.utf8)) }
    }
}
