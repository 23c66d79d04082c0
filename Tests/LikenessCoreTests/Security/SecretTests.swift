// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct SecretTests {
    @Test func aSecretPrintsNowhere() {
        let secret = Secret("sk-abc")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in [
            "\(secret)", String(reflecting: secret), dumped, "\(["key": secret])", "\(Optional(secret) as Any)",
        ] {
            #expect(!text.contains("abc"))
        }
    }

    @Test func randomSecretsDifferAndCarryThePrefix() {
        let secrets = (0..<100).map { _ in Secret.random(prefix: "sk-").exposed }
        #expect(Set(secrets).count == 100)
        #expect(secrets.allSatisfy { $0.hasPrefix("sk-") && $0.count == 46 })
    }

    @Test func aDigestIsTheSHA256InHexadecimal() {
        let digest = TokenDigest(of: Secret("abc"))
        #expect(digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(arguments: [([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1, 2], [1], false), ([], [], true)])
    func bytesAreComparedWhole(lhs: [UInt8], rhs: [UInt8], equal: Bool) {
        #expect(ConstantTime.equal(lhs, rhs) == equal)
    }

    @Test(arguments: [[], [0xFB, 0xFF], [1, 2, 3], [255, 254, 253, 252]])
    func base64URLIsReadAsItWasWritten(bytes: [UInt8]) {
        #expect(bytes.base64URL.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
        #expect(Data(base64URL: bytes.base64URL) == Data(bytes))
    }

    @Test(arguments: ["+/+/", "AA==", "A", "*"])
    func otherAlphabetsAreNoBase64URL(text: String) {
        #expect(Data(base64URL: text) == nil)
    }
}
