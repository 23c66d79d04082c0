// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import EngineTesting
import LikenessCore
import LikenessEngine
import LikenessTesting
import ProviderArk
import Testing

/// Assets that the vendor reviews: made there once, whatever happens on the way.
@Suite struct VendorAssetTests {
    private static func report(_ task: DurableTask) throws -> [ReviewReport.Item] {
        guard case .assetReview(let report)? = task.outcome else { throw NoReport() }
        return report.items
    }

    private struct NoReport: Error {}

    @Test func aVirtualPersonsAssetHasItsGroupAndItselfMadeThereOnce() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let items = try await vendor.serving(engine) {
                let view = try await engine.reviews.submit(
                    .of("good-1", "good-2", "good-3"), by: vendor.bench.principal, claim: nil)
                return try Self.report(try await vendor.end(engine, view.task.id))
            }
            #expect(items.allSatisfy { $0.rejection == nil }, "\(items)")
            #expect(await vendor.standIn.groupIDs().count == 1)
            #expect(await vendor.standIn.assetIDs().count == 3)
            #expect(await vendor.calls("CreateAsset") == 3)
        }
    }

    @Test(arguments: [true, false])
    func aRejectionAtOnceAndALaterOneEndTheSameWay(atOnce: Bool) async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.refuseNextAsset("FaceMismatch", atOnce: atOnce)
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let view = try await engine.reviews.submit(.of("good"), by: vendor.bench.principal, claim: nil)
                return try await vendor.end(engine, view.task.id)
            }
            #expect(task.failure == .assetsRejected)
            #expect(try Self.report(task).map(\.rejection) == [.faceMismatch])
        }
    }

    @Test func whatIsBadHereNeverGetsThere() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let view = try await engine.reviews.submit(.of("bad"), by: vendor.bench.principal, claim: nil)
                return try await vendor.end(engine, view.task.id)
            }
            #expect(try Self.report(task).map(\.rejection) == [.faceMismatch])
            #expect(await vendor.calls("CreateAsset") == 0)
        }
    }

    @Test func aCodeThatWeDoNotKnowPassesThrough() async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.refuseNextAsset("SomethingNew")
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let view = try await engine.reviews.submit(.of("good"), by: vendor.bench.principal, claim: nil)
                return try await vendor.end(engine, view.task.id)
            }
            #expect(try Self.report(task).map(\.rejection?.rawValue) == ["SomethingNew"])
        }
    }

    @Test(arguments: [Fault.Kind.truncated, .missingField, .largeBody, .timeoutAfter])
    func aCreateWhoseAnswerWasLostIsFoundAndNotMadeAgain(kind: Fault.Kind) async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let asset = try await vendor.serving(engine) {
                _ = try await vendor.makeAsset(engine, "good-first")
                await vendor.standIn.add(Fault(kind, action: "CreateAsset"))
                return try await vendor.makeAsset(engine, "good-second")
            }
            #expect(asset != nil)
            #expect(await vendor.standIn.assetIDs().count == 2)
            #expect(await vendor.calls("CreateAsset") == 2)
        }
    }

    @Test(arguments: [Fault.Kind.serverError, .badGateway])
    func aCreateThatCameToNothingIsMadeOnceItIsSure(kind: Fault.Kind) async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.add(Fault(kind, action: "CreateAsset"))
            let engine = try vendor.bench.makeEngine()
            let asset = try await vendor.serving(engine) { try await vendor.makeAsset(engine) }
            #expect(asset != nil)
            #expect(await vendor.standIn.assetIDs().count == 1)
            #expect(await vendor.calls("CreateAsset") == 2)
        }
    }

    @Test func aGroupWhoseAnswerWasLostIsFoundByItsName() async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.add(Fault(.missingField, action: "CreateAssetGroup"))
            let engine = try vendor.bench.makeEngine()
            let asset = try await vendor.serving(engine) { try await vendor.makeAsset(engine) }
            #expect(asset != nil)
            #expect(await vendor.standIn.groupIDs().count == 1)
        }
    }

    @Test func anAssetThatIsListedButNotFoundYetIsNotMadeAgain() async throws {
        // So often that, by the clock, it should have been known long ago.
        try await VendorEngine.with({ $0.invisibleReads = 25 }) { vendor in
            let engine = try vendor.bench.makeEngine()
            let asset = try await vendor.serving(engine) { try await vendor.makeAsset(engine) }
            #expect(asset != nil)
            #expect(await vendor.standIn.duplicates() == [])
            #expect(await vendor.calls("CreateAsset") == 1)
        }
    }

    @Test func anAssetThatTheVendorHasLostIsMadeAgain() async throws {
        try await VendorEngine.with({ $0.invisibleReads = .max }) { vendor in
            let engine = try vendor.bench.makeEngine()
            try await vendor.serving(engine) {
                _ = try await engine.reviews.submit(.of("good"), by: vendor.bench.principal, claim: nil)
                try await Eventually.holds("it was made") { await vendor.standIn.assetIDs().count == 1 }
                for id in await vendor.standIn.assetIDs() { await vendor.standIn.lose(asset: id) }
                try await Eventually.holds("it is made again") { await vendor.calls("CreateAsset") == 2 }
            }
        }
    }

    @Test func aThrottledCreateWaitsAndIsMade() async throws {
        try await VendorEngine.with({ $0.accounts[0].assetsPerMinute = 1 }) { vendor in
            let engine = try vendor.bench.makeEngine()
            let items = try await vendor.serving(engine) {
                let view = try await engine.reviews.submit(
                    .of("good-1", "good-2"), by: vendor.bench.principal, claim: nil)
                return try Self.report(try await vendor.end(engine, view.task.id))
            }
            #expect(items.allSatisfy { $0.rejection == nil }, "\(items)")
            #expect(await vendor.standIn.assetIDs().count == 2)
        }
    }

    @Test func whatIsDeletedHereIsDeletedThere() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            try await vendor.serving(engine) {
                let asset = try #require(try await vendor.makeAsset(engine))
                #expect(await vendor.standIn.assetIDs().count == 1)
                try await engine.library.deleteAsset(asset, kind: .aigc, by: vendor.bench.principal)
                try await Eventually.holds("it is gone there") { await vendor.standIn.assetIDs().isEmpty }
            }
        }
    }

    /// As with an account that is locked, or a key that has expired: what is there must not be called deleted.
    @Test func aDeletionThatTheVendorRefusesIsTriedAgain() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            try await vendor.serving(engine) {
                let asset = try #require(try await vendor.makeAsset(engine))
                await vendor.standIn.add(Fault(.emptyNotFound, action: "DeleteAsset"))
                try await engine.library.deleteAsset(asset, kind: .aigc, by: vendor.bench.principal)
                try await Eventually.holds("it is refused") { await vendor.calls("DeleteAsset") > 0 }
                #expect(await vendor.standIn.assetIDs().count == 1)
                vendor.bench.time.advance(by: .seconds(600))
                try await Eventually.holds("it is gone there") { await vendor.standIn.assetIDs().isEmpty }
            }
        }
    }

    @Test func aGroupThatIsDeletedHereTakesItsAssetsWithIt() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            try await vendor.serving(engine) {
                let id = try #require(try await vendor.makeAsset(engine))
                let asset = try #require(try await vendor.bench.store.asset(id))
                try await engine.library.deleteGroup(asset.group, kind: .aigc, by: vendor.bench.principal)
                try await Eventually.holds("all is gone there") {
                    let assets = await vendor.standIn.assetIDs()
                    let groups = await vendor.standIn.groupIDs()
                    return assets.isEmpty && groups.isEmpty
                }
            }
        }
    }

    @Test func aPersonWhomTheVendorHasNotVerifiedIsRefusedAtOnce() async throws {
        try await VendorEngine.with { vendor in
            var local = vendor.bench
            (local.verifier, local.library, local.upstream) = (nil, nil, nil)
            let person = try await local.makePerson(try local.makeEngine())
            let engine = try vendor.bench.makeEngine()
            await #expect(throws: RuleViolation.field(FieldViolation("group_id", .personNotVerified))) {
                try await engine.reviews.submit(
                    .of("good", group: person, endpoint: .realAvatar), by: vendor.bench.principal, claim: nil)
            }
        }
    }
}
