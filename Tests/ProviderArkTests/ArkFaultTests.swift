// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessCore
import LikenessTesting
import ProviderArk
import Testing

/// What a caller is told when the vendor gives no answer.
@Suite struct ArkFaultTests {
    private static func open(_ control: ArkControl) async throws -> ArkFault? {
        await #expect(throws: ArkFault.self) {
            try await control.createSession(callbackURL: "https://gateway.example/cb", project: .default)
        }
    }

    @Test func anUnknownKeyIsFinal() async throws {
        try await ArkBench.with { ark in
            let control = ArkBench.control(ark.address, key: "AKNOBODY", time: ark.time)
            let fault = try await Self.open(control)
            #expect(fault?.code == "InvalidAccessKey")
            #expect(await ark.calls("CreateVisualValidateSession") == 1)
        }
    }

    @Test func aWrongSecretIsFinalAndNotShown() async throws {
        try await ArkBench.with { ark in
            let control = ArkBench.control(ark.address, secret: Secret("wrong-secret"), time: ark.time)
            let fault = try await Self.open(control)
            #expect(fault?.code == "SignatureDoesNotMatch")
            #expect(!String(reflecting: fault).contains("wrong-secret"))
        }
    }

    @Test func theWrongRegionIsFinal() async throws {
        try await ArkBench.with { ark in
            let control = ArkBench.control(ark.address, region: .singapore, time: ark.time)
            let fault = try await Self.open(control)
            #expect(fault?.code == "ServiceNotFound")
        }
    }

    @Test func aClockThatIsOffIsFinal() async throws {
        try await ArkBench.with { ark in
            let late = ManualTime(ark.time.now + .seconds(3600))
            let fault = try await Self.open(ArkBench.control(ark.address, time: late))
            #expect(fault?.code == "InvalidTimestamp")
        }
    }

    @Test func anAccountWithoutTheRightIsNamedAsThat() async throws {
        try await ArkBench.with { ark in
            await ark.standIn.add(Fault(.emptyNotFound))
            let fault = try await Self.open(ark.control)
            #expect(fault == .final(code: "UpstreamNotEntitled", message: ""))
        }
    }

    @Test func aServerThatIsNotThereWasSentNothing() async throws {
        let control = ArkBench.control("http://127.0.0.1:1", time: HastyTime())
        let group = "group-20260331145705-ab12c"
        let fault = await #expect(throws: ArkFault.self) {
            try await control.createAsset(
                named: .make(at: HastyTime().now), in: group, url: Secret("https://gateway.example/f"), type: .image,
                project: .default)
        }
        #expect(fault == .retry(code: "UpstreamUnreachable", after: nil))
    }

    @Test func aTokenIsInNoFault() async throws {
        try await ArkBench.with { ark in
            let session = try await ark.control.createSession(
                callbackURL: "https://gateway.example/cb", project: .default)
            await ark.standIn.add(Fault(.badGateway, times: 9))
            let fault = await #expect(throws: ArkFault.self) {
                try await ark.control.verifiedGroup(token: session.token, project: .default)
            }
            #expect(!String(reflecting: fault).contains(session.token.exposed))
        }
    }

    @Test func aFullPoolIsFinalThoughItLooksLikeAThrottle() async throws {
        try await ArkBench.with({ $0.assetCapacity = 1 }) { ark in
            let group = try #require(try await ark.verifiedGroup())
            _ = try await ark.create(.make(at: ark.time.now), in: group)
            let fault = await #expect(throws: ArkFault.self) {
                try await ark.create(.make(at: ark.time.now), in: group)
            }
            guard case .final(let code, _)? = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
            #expect(ArkReason(code: code) == .poolFull)
        }
    }
}
