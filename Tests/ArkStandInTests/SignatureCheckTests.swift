// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore
import Testing
import VolcengineSigner

/// Who may call, in the vendor's order and words (contract/ark.md 7, 1).
@Suite struct SignatureCheckTests {
    @Test func aSignedCallIsAnsweredInTheEnvelope() async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call("CreateAssetGroup", #"{"Name":"g"}"#)
            #expect(answer.status == 200)
            #expect((answer.metadata["RequestId"] as? String)?.count == 34)
            #expect(answer.metadata["Service"] as? String == "ark")
            #expect(answer.metadata["Region"] as? String == "cn-beijing")
            #expect((answer.result["Id"] as? String)?.hasPrefix("group-2026") == true)
        }
    }

    @Test func withoutASignatureNothingIsDone() async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call("CreateAssetGroup", "{}") { $0[.authorization] = nil }
            #expect(answer.status == 401 && answer.code == "MissingAuthenticationToken")
        }
    }

    @Test func anOldDateIsRefused() async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call("CreateAssetGroup", "{}") { fields in
                if let name = HTTPField.Name("X-Date") { fields[name] = "20250101T000000Z" }
            }
            #expect(answer.status == 400 && answer.code == "InvalidTimestamp")
        }
    }

    @Test func anUnknownKeyIsRefused() async throws {
        try await StandInBench.with { vendor in
            let nobody = VolcengineSigner.Credentials(accessKey: "AKNOBODY", secretKey: Secret("x"))
            let answer = try await vendor.call("CreateAssetGroup", "{}", credentials: nobody)
            #expect(answer.status == 401 && answer.code == "InvalidAccessKey")
        }
    }

    @Test func aWrongSecretDoesNotMatch() async throws {
        try await StandInBench.with { vendor in
            let wrong = VolcengineSigner.Credentials(accessKey: StandInBench.key, secretKey: Secret("wrong"))
            let answer = try await vendor.call("CreateAssetGroup", "{}", credentials: wrong)
            #expect(answer.status == 401 && answer.code == "SignatureDoesNotMatch")
        }
    }

    @Test func anotherRegionHasNoSuchService() async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call("CreateAssetGroup", "{}", region: "ap-southeast-1")
            #expect(answer.status == 404 && answer.code == "ServiceNotFound")
        }
    }

    @Test(arguments: [("MakeCoffee", "2024-01-01"), ("CreateAssetGroup", "2020-01-01")])
    func anUnknownActionOrVersionIsSaid(action: String, version: String) async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call(action, "{}", version: version)
            #expect(answer.status == 404 && answer.code == "InvalidActionOrVersion")
        }
    }

    @Test func aMissingFieldIsNamed() async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call("CreateVisualValidateSession", "{}")
            #expect(answer.status == 400 && answer.code == "MissingParameter")
            #expect((answer.error["Message"] as? String)?.contains("CallbackURL") == true)
        }
    }
}
