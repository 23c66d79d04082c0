// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessCore
import ProviderArk
import Testing

/// Assets at the vendor's: made once, found again.
@Suite struct ArkAssetTests {
    private static let name = AssetID(rawValue: "asset-20260331145705-ab12c")

    @Test func anAssetIsNotKnownThenProcessedThenActive() async throws {
        try await ArkBench.with({ $0.invisibleReads = 1 }) { ark in
            let group = try #require(try await ark.verifiedGroup())
            let id = try await ark.create(Self.name, in: group)
            let unseen = try await ark.control.asset(id, project: .default)
            #expect(unseen == nil)
            let begun = try await ark.control.asset(id, project: .default)
            #expect(begun == ArkAsset(id: id, state: .processing))
            try await ark.time.sleep(for: .seconds(4))
            let ready = try await ark.control.asset(id, project: .default)
            #expect(ready == ArkAsset(id: id, state: .active))
        }
    }

    @Test func aRejectionAtOnceAndALaterOneHaveTheSameWord() async throws {
        try await ArkBench.with({ $0.invisibleReads = 0 }) { ark in
            let group = try #require(try await ark.verifiedGroup())
            func create(_ mark: String) async throws -> String {
                try await ark.control.createAsset(
                    named: Self.name, in: group, url: Secret("https://gateway.example/\(mark)"), type: .image,
                    project: .default)
            }
            let fault = await #expect(throws: ArkFault.self) { try await create("refuse-WidthTooSmall") }
            #expect(fault?.code == "InvalidParameter.WidthTooSmall")
            let id = try await create("fail-WidthTooSmall")
            try await ark.time.sleep(for: .seconds(4))
            let asset = try #require(try await ark.control.asset(id, project: .default))
            guard case .failed(let code, _) = asset.state else {
                Issue.record("\(asset)")
                return
            }
            #expect(code == "WidthTooSmall")
        }
    }

    @Test(arguments: [Fault.Kind.truncated, .missingField, .largeBody])
    func aCreateWhoseAnswerWasLostIsFoundByItsNameAndNotRepeated(kind: Fault.Kind) async throws {
        try await ArkBench.with { ark in
            let group = try #require(try await ark.verifiedGroup())
            await ark.standIn.add(Fault(kind, action: "CreateAsset"))
            let fault = await #expect(throws: ArkFault.self) { try await ark.create(Self.name, in: group) }
            #expect(fault == .outcomeUnknown(code: "UpstreamUnintelligible"))
            #expect(await ark.calls("CreateAsset") == 1)
            let found = try await ark.find(Self.name, in: group)
            #expect(found?.id.hasPrefix("asset-") == true)
        }
    }

    @Test(arguments: [Fault.Kind.serverError, .badGateway])
    func aCreateThatMayHaveFailedIsNotRepeatedEither(kind: Fault.Kind) async throws {
        try await ArkBench.with { ark in
            let group = try #require(try await ark.verifiedGroup())
            await ark.standIn.add(Fault(kind, action: "CreateAsset"))
            let fault = await #expect(throws: ArkFault.self) { try await ark.create(Self.name, in: group) }
            guard case .outcomeUnknown = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
            let found = try await ark.find(Self.name, in: group)
            #expect(found == nil)
        }
    }

    @Test func aNameIsFoundWholeAmongManyThatHoldIt() async throws {
        try await ArkBench.with { ark in
            let group = try #require(try await ark.verifiedGroup())
            for index in 0..<3 { _ = try await ark.create(AssetID(rawValue: "\(Self.name)\(index)"), in: group) }
            let missing = try await ark.find(Self.name, in: group)
            #expect(missing == nil)
            let id = try await ark.create(Self.name, in: group)
            let found = try await ark.find(Self.name, in: group)
            #expect(found?.id == id)
        }
    }

    @Test func anAssetThatIsGoneIsDeletedAlready() async throws {
        try await ArkBench.with { ark in
            let group = try #require(try await ark.verifiedGroup())
            let id = try await ark.create(Self.name, in: group)
            try await ark.control.deleteAsset(id, project: .default)
            try await ark.control.deleteAsset(id, project: .default)
            #expect(await ark.calls("DeleteAsset") == 2)
        }
    }

    @Test func anotherProjectsAssetIsUnknown() async throws {
        try await ArkBench.with { ark in
            let group = try #require(try await ark.verifiedGroup())
            let id = try await ark.create(Self.name, in: group)
            let other = try #require(ProjectName(rawValue: "other"))
            let asset = try await ark.control.asset(id, project: other)
            #expect(asset == nil)
        }
    }

    @Test(arguments: ArkRegion.allCases) func anAssetIsFoundBehindManyOthersInEachCloudsWayToList(
        region: ArkRegion
    ) async throws {
        try await ArkBench.with({ $0.region = region.rawValue }) { ark in
            let control = ArkBench.control(ark.address, region: region, time: ark.time)
            let group = try await control.createGroup(named: .make(at: ark.time.now), project: .default)
            let url = Secret("https://gateway.example/f/1.png")
            // Names that hold the wanted one: the vendor's filter lists them all.
            let wanted = AssetID(rawValue: "asset-1")
            let first = try await control.createAsset(
                named: wanted, in: group, url: url, type: .image, project: .default)
            for index in 0..<120 {
                try await ark.time.sleep(for: .seconds(1))
                _ = try await control.createAsset(
                    named: AssetID(rawValue: "asset-1\(index)"), in: group, url: url, type: .image,
                    project: .default)
            }
            let found = try await control.findAsset(
                named: wanted, in: group, groupType: .aigc, project: .default)
            #expect(found?.id == first)
            #expect(await ark.calls("ListAssets") == 2)
        }
    }
}
