// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing
import VolcengineSigner

@Suite struct VolcengineSignerTests {
    @Test(arguments: SignatureVector.all) func everyVectorIsSignedAsTheVendorSigns(vector: SignatureVector) {
        let headers = vector.signer.headers(for: vector.request, at: vector.moment)
        #expect(headers.last == .init("Authorization", vector.authorization))
        #expect(headers.contains(.init("X-Date", vector.moment.signatureText)))
    }

    @Test func temporaryCredentialsAreSentToo() {
        let headers = SignatureVector.temporary.signer.headers(
            for: SignatureVector.temporary.request, at: SignatureVector.temporary.moment)
        #expect(headers.contains(.init("X-Security-Token", "sts-token/with+chars==")))
    }

    @Test func aRequestThatIsSentAgainIsSignedAnew() {
        let vector = SignatureVector.plain
        let first = vector.signer.headers(for: vector.request, at: vector.moment)
        let second = vector.signer.headers(for: vector.request, at: vector.moment + .seconds(1))
        #expect(first.last != second.last)
        #expect(first.map(\.name) == second.map(\.name))
    }

    @Test func theQueryIsSentAsItIsSigned() {
        #expect(
            SignatureVector.encoded.request.canonicalQuery
                == "Action=ListAssets&Version=2024-01-01&X%20Extra=a%20b%2Ac%27%28d%29%2Fe~f")
        #expect(
            SignatureVector.repeated.request.canonicalQuery
                == "Action=GetAsset&Filter=a%20b&Filter=a%2Bb&Version=2024-01-01")
    }

    @Test func theSecretIsNotPrinted() {
        #expect(!String(reflecting: SignatureVector.plain.signer).contains("SKexample"))
    }
}
