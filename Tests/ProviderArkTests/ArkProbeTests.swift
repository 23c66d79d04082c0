// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import AsyncHTTPClient
import Hummingbird
import LikenessCore
import LikenessTesting
import NIOCore
import NIOHTTP1
import ProviderArk
import Testing
import VolcengineSigner

/// Every check of the probe, against a stand-in that answers it one way and the other.
@Suite struct ArkProbeTests {
    /// Does at the stand-in what it is told.
    private struct StandInPerson: ProbePerson {
        let ark: ArkBench

        func visit(_ link: Secret, _ instruction: String) async throws -> String? {
            let outcome = instruction.hasPrefix("Pass") ? "pass" : instruction.hasPrefix("Fail") ? "fail" : "cancel"
            return try await ark.end(link, outcome)
        }
    }

    private static func finding(
        _ check: ProbeCheck, _ configure: @escaping (inout StandInSettings) -> Void = { _ in },
        material: @escaping @Sendable (inout ArkProbe.Material) -> Void = { _ in }
    ) async throws -> ArkProbe.Finding {
        let found = Found()
        try await ArkBench.with(configure) { ark in
            var needs = ArkProbe.Material()
            needs.person = StandInPerson(ark: ark)
            needs.isPatient = true
            needs.spends = true
            material(&needs)
            let credentials = VolcengineSigner.Credentials(accessKey: "AKTEST", secretKey: ArkBench.secret)
            let probe = ArkProbe(
                account: ArkAccount(credentials: credentials, region: .beijing, controlURL: ark.address),
                videos: ark.videos(), material: needs, time: ark.time)
            await found.set(await probe.run(check))
            #expect(await ark.standIn.groupIDs().allSatisfy { $0.hasPrefix("group-") })
        }
        return try #require(await found.value)
    }

    private actor Found {
        var value: ArkProbe.Finding?
        func set(_ value: ArkProbe.Finding) { self.value = value }
    }

    @Test(arguments: [
        (StandInSettings.Pending.notFound, "HTTP 404 with NotFound.token"),
        (.notFoundWithin200, "HTTP 200 with NotFound.token"), (.emptyNotFound, "HTTP 404 without a body"),
        (.emptyResult, "HTTP 200, Result without GroupId"), (.emptyGroup, "HTTP 200, GroupId empty"),
    ])
    func thePendingFormIsTold(pending: StandInSettings.Pending, text: String) async throws {
        #expect(try await Self.finding(.pendingForm, { $0.pending = pending }).text == text)
    }

    @Test(arguments: [(900, "accepted from -14 to +14 minutes"), (300, "accepted from -5 to +5 minutes")])
    func theClocksToleranceIsTold(seconds: Int, text: String) async throws {
        let finding = try await Self.finding(.clockSkew, { $0.clockTolerance = .seconds(seconds) })
        #expect(finding.text == text)
    }

    @Test(arguments: [(false, "no login; loaded twice: HTTP 200, then 200"), (true, "asks for a login")])
    func aLoginIsTold(asks: Bool, text: String) async throws {
        #expect(try await Self.finding(.pageLogin, { $0.asksForLogin = asks }).text.hasPrefix(text))
    }

    @Test(arguments: [
        (1800, "3 min: HTTP 200, 10 min: HTTP 200, 29 min: HTTP 200, 31 min: HTTP 410"),
        (120, "3 min: HTTP 410, 10 min: HTTP 410, 29 min: HTTP 410, 31 min: HTTP 410"),
    ])
    func theLinksLifeIsTold(seconds: Int, text: String) async throws {
        #expect(try await Self.finding(.linkLife, { $0.linkLife = .seconds(seconds) }).text == text)
    }

    @Test(
        arguments: [
            (nil, "the group, then the group, then the group"),
            (1, "the group, then HTTP 404 NotFound.token, then HTTP 404 NotFound.token"),
        ] as [(Int?, String)])
    func howOftenATokenReadsIsTold(reads: Int?, text: String) async throws {
        #expect(try await Self.finding(.tokenReads, { $0.tokenReads = reads }).text == text)
    }

    @Test(arguments: [(true, "the group"), (false, "HTTP 404 NotFound.token")])
    func aTokenAfterItsEndIsTold(keeps: Bool, text: String) async throws {
        #expect(try await Self.finding(.tokenAfterExpiry, { $0.keepsTokens = keeps }).text == text)
    }

    @Test(arguments: [(StandInSettings.Redirect.merged, "with bytedToken"), (.never, "the browser is sent nowhere")])
    func theWayBackIsTold(redirect: StandInSettings.Redirect, ending: String) async throws {
        let finding = try await Self.finding(.passedReturn, { $0.redirect = redirect })
        #expect(finding.text.hasSuffix(ending))
        #expect(redirect == .never || finding.text.hasPrefix("resultCode 10000, algorithmBaseRespCode 0"))
    }

    @Test(arguments: [
        (ProbeCheck.failedReturn, StandInSettings.Redirect.merged, "resultCode -1003", "with bytedToken"),
        (.failedReturn, .withoutTokenOnFailure, "resultCode -1003", "without bytedToken"),
        (.cancelledReturn, .merged, "resultCode -1006", "with bytedToken"),
        (.cancelledReturn, .never, "the browser", "is sent nowhere"),
    ])
    func anotherEndIsTold(
        check: ProbeCheck, redirect: StandInSettings.Redirect, begin: String, end: String
    ) async throws {
        let text = try await Self.finding(check, { $0.redirect = redirect }).text
        #expect(text.hasPrefix(begin) && text.hasSuffix(end), "\(text)")
    }

    @Test(arguments: [(StandInSettings.Redirect.merged, "query: joined by '&'"), (.naive, "query: joined by '?'")])
    func theJointIsTold(redirect: StandInSettings.Redirect, text: String) async throws {
        #expect(try await Self.finding(.callbackQuery, { $0.redirect = redirect }).text.hasPrefix(text))
    }

    @Test(arguments: [("", "1 on the first page, without a name"), ("Ada", "1 on the first page, named")])
    func theListOfPersonGroupsIsTold(name: String, text: String) async throws {
        try await ArkBench.with({ $0.personGroupName = name }) { ark in
            _ = try await ark.verifiedGroup()
            let credentials = VolcengineSigner.Credentials(accessKey: "AKTEST", secretKey: ArkBench.secret)
            let probe = ArkProbe(
                account: ArkAccount(credentials: credentials, region: .beijing, controlURL: ark.address), videos: nil,
                material: .init(), time: ark.time)
            #expect(await probe.run(.listedGroups).text == text)
        }
    }

    @Test func groupsThatAreNotListedAreTold() async throws {
        #expect(try await Self.finding(.listedGroups, { $0.listsPersonGroups = false }).text == "none is listed")
    }

    @Test func theCodeOfAnotherProjectIsTold() async throws {
        let finding = try await Self.finding(
            .projectMismatch, material: { $0.picture = "https://client.example/a.png" })
        #expect(finding.text == "HTTP 404 with NotFound.group_id")
    }

    @Test(arguments: [(true, "taken"), (false, "HTTP 400 with InvalidParameter")])
    func whetherModerationIsTakenIsTold(takes: Bool, text: String) async throws {
        let finding = try await Self.finding(
            .moderation, { $0.takesModeration = takes }, material: { $0.picture = "https://client.example/a.png" })
        #expect(finding.text.hasPrefix(text))
    }

    @Test(arguments: [
        (1_000_000, "10^6: InvalidParameter.FileSizeTooLarge"), (1 << 20, "2^20: 30.5 million bytes are taken"),
    ])
    func whatAMegabyteIsIsTold(megabyte: Int, text: String) async throws {
        let router = Router()
        router.get("large.png") { _, _ in
            Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0, count: 30_500_000)))
        }
        try await LocalServer(router: router).run { port in
            let finding = try await Self.finding(
                .megabyte,
                {
                    $0.megabyte = megabyte
                    $0.fetchesAssets = true
                }, material: { $0.largePicture = "http://127.0.0.1:\(port)/large.png" })
            #expect(finding.text == text)
        }
    }

    @Test(arguments: [(5, "5 s"), (10, "10 s")]) func theDefaultLengthIsTold(seconds: Int, text: String) async throws {
        #expect(try await Self.finding(.defaultDuration, { $0.defaultSeconds = seconds }).text == text)
    }

    @Test func theCodesOfFacesAreTold() async throws {
        let finding = try await Self.finding(
            .faceCodes, { $0.assetDelay = .seconds(1) },
            material: {
                $0.facelessPicture = "https://client.example/fail-FaceNotFound.png"
                $0.crowdPicture = "https://client.example/refuse-TooManyFaces.png"
            })
        #expect(finding.text == "no face: FaceNotFound; several: InvalidParameter.TooManyFaces")
    }

    @Test(arguments: [(true, "deleted"), (false, "refused with OperationDenied.GroupAuthorized")])
    func whetherAPersonsGroupCanBeDeletedIsTold(deletes: Bool, text: String) async throws {
        #expect(try await Self.finding(.personGroupDeletion, { $0.deletesPersonGroups = deletes }).text == text)
    }

    @Test(arguments: [
        (ProbeCheck.tokenReads, "--person"), (.linkLife, "--patient"), (.defaultDuration, "--spend"),
        (.moderation, "--picture URL"),
    ])
    func whatACheckLacksIsSaid(check: ProbeCheck, option: String) async throws {
        let finding = try await Self.finding(
            check,
            material: {
                $0.person = nil
                $0.isPatient = false
                $0.spends = false
            })
        #expect(finding.kind == .skipped)
        #expect(finding.text.contains(option))
    }

    @Test func aRefusalNamesWhatTheOperatorCanMend() async throws {
        try await ArkBench.with { ark in
            let credentials = VolcengineSigner.Credentials(accessKey: "AKNOBODY", secretKey: ArkBench.secret)
            let probe = ArkProbe(
                account: ArkAccount(credentials: credentials, region: .beijing, controlURL: ark.address), videos: nil,
                material: .init(), time: ark.time)
            let finding = await probe.run(.pendingForm)
            #expect(finding.kind == .failed)
            #expect(finding.text.contains("LIKENESS_ARK_ACCESS_KEY"))
        }
    }
}
