// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct VideosTests {
    @Test func anAssetOfNobodyAnotherAccountOrProjectIsUnknown() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            let order = VideoOrder.of(images: [.url("https://media.example/photo"), .asset(asset)])
            let unknown = RuleViolation.field(FieldViolation("image_urls[1]", .unknownReference))
            let stranger = try await bench.stranger()
            await #expect(throws: unknown) {
                try await engine.videos.submit(order, project: .default, by: stranger, claim: nil)
            }
            await #expect(throws: unknown) {
                try await engine.videos.submit(
                    order, project: ProjectName(trusted: "other"), by: bench.principal, claim: nil)
            }
            _ = try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
        }
    }

    @Test func anAssetMustBeActive() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let report = try #require(try await bench.review(engine, .of("bad")).report)
            let order = VideoOrder.of(images: [.asset(report.items[0].asset)])
            await #expect(throws: RuleViolation.field(FieldViolation("image_urls[0]", .assetNotActive))) {
                try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
            }
        }
    }

    @Test func anAssetMustBeOfTheRightType() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let order = VideoOrder.of(videos: [.asset(try await bench.makeAsset(engine))])
            let wrong = RuleViolation.field(FieldViolation("video_urls[0]", .wrongAssetType(expected: .video)))
            await #expect(throws: wrong) {
                try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
            }
        }
    }

    @Test func theLicenceOfTheGroupHolds() {
        let now = Timestamp(seconds: 100)
        func problem(_ licence: Licence) -> FieldProblem? {
            let rule = AssetRule(
                project: .default, model: .standard, type: .image, key: ID(rawValue: "k"), prompt: "A walk by the sea",
                now: now)
            let group = AssetGroup(
                id: ID(rawValue: "g"), account: ID(rawValue: "a"), project: .default, kind: .livenessFace, name: "",
                description: "", licence: licence, createdAt: now, updatedAt: now)
            let key = BlobKey(digest: Array(repeating: 0, count: 32))
            let asset = Asset(
                id: ID(rawValue: "x"), account: group.account, project: .default, group: group.id,
                task: ID(rawValue: "t"), name: "", type: .image, sourceURL: "",
                status: .active(blob: key, facts: ScriptedReviewer.facts), createdAt: now, updatedAt: now)
            return rule.problem(with: (asset, group))
        }
        #expect(problem(.open) == nil)
        #expect(problem(Licence(until: now)) == .outsideLicence(.expired))
        #expect(problem(Licence(projects: [])) == .outsideLicence(.project))
        #expect(problem(Licence(models: [.fast])) == .outsideLicence(.model))
        #expect(problem(Licence(keys: [ID(rawValue: "other")])) == .outsideLicence(.key))
        #expect(problem(Licence(blockedWords: ["SEA"])) == .outsideLicence(.words))
        #expect(problem(Licence(keys: [ID(rawValue: "k")], blockedWords: ["politics"])) == nil)
    }

    @Test(
        "one-api#2387, one-api#2388: a refused media URL names its field",
        arguments: [
            (VideoOrder.of(images: [.url("http://localhost/a")]), "image_urls[0]", URLRefusal.localName),
            (VideoOrder.of(audios: [.url("ftp://media.example/a")]), "audio_urls[0]", .schemeNotAllowed),
            (VideoOrder.of(webhook: "https://client.example:8443"), "webhook", .portNotAllowed),
        ])
    func aRefusedURLNamesItsField(order: VideoOrder, path: String, refusal: URLRefusal) async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await #expect(throws: RuleViolation.field(FieldViolation(path, .refusedURL(refusal)))) {
                try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
            }
        }
    }

    @Test func refusedWordsAreRefused() async throws {
        try await EngineBench.with({ $0.video.refusedWords = ["Forbidden"] }) { bench in
            let engine = try bench.makeEngine()
            await #expect(throws: RuleViolation.field(FieldViolation("prompt", .contentRefused))) {
                try await engine.videos.submit(
                    .of(prompt: "a FORBIDDEN walk"), project: .default, by: bench.principal, claim: nil)
            }
        }
    }
}
