// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessTesting
import Testing

/// Groups and assets.
@Suite struct AssetLibraryTests {
    private static func create(
        _ vendor: StandInBench, group: String, name: String = "asset-1", url: String = "https://x.example/a.png",
        project: String = "default"
    ) async throws -> VendorAnswer {
        try await vendor.call(
            "CreateAsset",
            #"{"GroupId":"\#(group)","URL":"\#(url)","AssetType":"Image","Name":"\#(name)","ProjectName":"\#(project)"}"#
        )
    }

    private static func get(_ vendor: StandInBench, _ id: String) async throws -> VendorAnswer {
        try await vendor.call("GetAsset", #"{"Id":"\#(id)"}"#)
    }

    @Test func anAssetIsProcessedForAWhileAndThenActive() async throws {
        try await StandInBench.with { vendor in
            let group = try await vendor.verified()
            let made = try await Self.create(vendor, group: group)
            let id = try #require(made.result["Id"] as? String)
            let before = try await Self.get(vendor, id)
            #expect(before.result["Status"] as? String == "Processing")
            vendor.time.advance(by: .seconds(4))
            let after = try await Self.get(vendor, id)
            #expect(after.result["Status"] as? String == "Active")
            #expect(after.result["GroupId"] as? String == group)
            #expect((after.result["URL"] as? String)?.contains("X-Tos-Expires=43200") == true)
        }
    }

    @Test func aMarkInTheNameTellsWhatBecomesOfIt() async throws {
        try await StandInBench.with { vendor in
            let group = try await vendor.verified()
            let made = try await Self.create(vendor, group: group, name: "fail-FaceMismatch slow-60")
            let id = try #require(made.result["Id"] as? String)
            vendor.time.advance(by: .seconds(59))
            let before = try await Self.get(vendor, id).result["Status"] as? String
            #expect(before == "Processing")
            vendor.time.advance(by: .seconds(1))
            let answer = try await Self.get(vendor, id)
            #expect(answer.result["Status"] as? String == "Failed")
            let error = try #require(answer.result["Error"] as? [String: Any])
            #expect(error["Code"] as? String == "FaceMismatch")
        }
    }

    @Test func aRefusalAtOnceHasNoAsset() async throws {
        try await StandInBench.with { vendor in
            let group = try await vendor.verified()
            let answer = try await Self.create(
                vendor, group: group, url: "https://x.example/refuse-AspectRatioTooLarge")
            #expect(answer.status == 400 && answer.code == "InvalidParameter.AspectRatioTooLarge")
            #expect((answer.error["Message"] as? String)?.contains("bebetween") == true)
        }
    }

    @Test func aNewAssetMayNotBeFoundYet() async throws {
        try await StandInBench.with({ $0.invisibleReads = 1 }) { vendor in
            let made = try await Self.create(vendor, group: try await vendor.verified())
            let id = try #require(made.result["Id"] as? String)
            let unseen = try await Self.get(vendor, id).code
            #expect(unseen == "NotFound.asset_id")
            let seen = try await Self.get(vendor, id).code
            #expect(seen == nil)
        }
    }

    @Test func anotherProjectsGroupIsUnknown() async throws {
        try await StandInBench.with { vendor in
            let answer = try await Self.create(vendor, group: try await vendor.verified(), project: "Default")
            #expect(answer.status == 404 && answer.code == "NotFound.group_id")
        }
    }

    @Test func personGroupsCannotBeMadeByHand() async throws {
        try await StandInBench.with { vendor in
            let answer = try await vendor.call("CreateAssetGroup", #"{"Name":"g","GroupType":"LivenessFace"}"#)
            #expect(answer.status == 400)
            #expect((answer.error["Message"] as? String)?.contains("GroupType must be one of [AIGC]") == true)
        }
    }

    @Test func theMinutesQuotaIsTheAccounts() async throws {
        try await StandInBench.with({ $0.accounts[0].assetsPerMinute = 2 }) { vendor in
            let group = try await vendor.verified()
            for _ in 0..<2 {
                let answer = try await Self.create(vendor, group: group)
                #expect(answer.status == 200)
            }
            let third = try await Self.create(vendor, group: group)
            #expect(third.status == 429 && third.code == "QuotaWriteQPMExceeded")
            vendor.time.advance(by: .seconds(60))
            let afterAMinute = try await Self.create(vendor, group: group).status
            #expect(afterAMinute == 200)
        }
    }

    @Test func listsArePagedByNumberOrByTokenAndNotByBoth() async throws {
        try await StandInBench.with { vendor in
            let group = try await vendor.verified()
            for index in 0..<3 { _ = try await Self.create(vendor, group: group, name: "n\(index)") }
            let filter = #""Filter":{"GroupType":"LivenessFace"}"#
            let numbered = try await vendor.call("ListAssets", "{\(filter),\"PageNumber\":2,\"PageSize\":2}")
            #expect((numbered.result["Items"] as? [Any])?.count == 1)
            #expect(numbered.result["TotalCount"] as? Int == 3)
            let first = try await vendor.call("ListAssets", "{\(filter),\"MaxResults\":2}")
            let token = try #require(first.result["NextToken"] as? String)
            #expect(first.result["TotalCount"] == nil)
            let second = try await vendor.call(
                "ListAssets", "{\(filter),\"MaxResults\":2,\"NextToken\":\"\(token)\"}")
            #expect((second.result["Items"] as? [Any])?.count == 1)
            #expect(second.result["NextToken"] == nil)
            let both = try await vendor.call("ListAssets", "{\(filter),\"PageNumber\":1,\"MaxResults\":2}")
            #expect(both.status == 400)
            let large = try await vendor.call("ListAssets", "{\(filter),\"PageSize\":101}")
            #expect(large.status == 400)
            let unfiltered = try await vendor.call("ListAssets", "{}")
            #expect(unfiltered.code == "MissingParameter")
        }
    }

    @Test func anAssetIsFoundByItsName() async throws {
        try await StandInBench.with { vendor in
            let group = try await vendor.verified()
            let made = try await Self.create(vendor, group: group, name: "asset-20260331145705-xxxxx")
            _ = try await Self.create(vendor, group: group, name: "other")
            let found = try await vendor.call(
                "ListAssets", #"{"Filter":{"GroupType":"LivenessFace","Name":"asset-20260331145705-xxxxx"}}"#)
            let items = try #require(found.result["Items"] as? [[String: Any]])
            #expect(items.map { $0["Id"] as? String } == [made.result["Id"] as? String])
        }
    }

    @Test func aDeletedAssetIsGone() async throws {
        try await StandInBench.with { vendor in
            let made = try await Self.create(vendor, group: try await vendor.verified())
            let id = try #require(made.result["Id"] as? String)
            let deleted = try await vendor.call("DeleteAsset", #"{"Id":"\#(id)"}"#).status
            #expect(deleted == 200)
            let again = try await vendor.call("DeleteAsset", #"{"Id":"\#(id)"}"#).code
            #expect(again == "NotFound.asset_id")
        }
    }
}
