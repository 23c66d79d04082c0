// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct ReviewWorkflowTests {
    @Test func everyAssetGetsItsVerdictInTheOrderOfTheRequest() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let task = try await bench.review(engine, .of("good-1", "bad-2", "good-3"))
            #expect(task.status == .failed)
            #expect(task.failure == .assetsRejected)
            let report = try #require(task.report)
            #expect(report.items.map(\.name) == ["good-1", "bad-2", "good-3"])
            #expect(report.items.map(\.rejection) == [nil, .faceMismatch, nil])
        }
    }

    @Test func allPassedIsACompletedTask() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let task = try await bench.review(engine, .of("good-1", "good-2"))
            #expect(task.status == .completed)
            #expect(task.progress == 100)
        }
    }

    @Test func theCleanedFileIsKeptAndServed() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let id = try await bench.makeAsset(engine)
            let asset = try await engine.library.asset(id, kind: .aigc, for: bench.principal)
            guard case .active(let key, let facts) = asset.status else {
                Issue.record("not active")
                return
            }
            let content = try await bench.blobs.withLocalFile(key) { try String(contentsOfFile: $0, encoding: .utf8) }
            #expect(content == "clean good")
            #expect(facts.byteCount == Int64(content.utf8.count))
            let url = try #require(engine.library.previewURL(of: asset)).exposed
            let own = try #require(OwnFileURL(url, publicURL: "https://likeness.example"))
            let served = try await engine.files.open(
                path: own.path, expires: own.expires, signature: own.signature)
            #expect(served.blob.key == key)
            #expect(served.contentType == "image/jpeg")
        }
    }

    @Test func aFileThatCannotBeFetchedFailsAlone() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await bench.fetcher.fail("https://media.example/good-1", with: .nameNotFound)
            await bench.fetcher.fail("https://media.example/good-2", with: .tooLarge(limit: 1))
            let report = try #require(try await bench.review(engine, .of("good-1", "good-2", "good-3")).report)
            #expect(report.items.map(\.rejection) == [.downloadFailed, .fileSizeTooLarge, nil])
        }
    }

    @Test func aHostThatStumblesGetsOneMoreChance() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await bench.fetcher.fail("https://media.example/good-1", with: .badStatus(503))
            await bench.fetcher.fail("https://media.example/good-2", with: .badStatus(503), .connectFailed)
            let report = try #require(try await bench.review(engine, .of("good-1", "good-2")).report)
            #expect(report.items.map(\.rejection) == [nil, .downloadFailed])
        }
    }

    @Test func aReviewerWithoutCapacityIsAskedAgain() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.serving(engine) {
                let view = try await engine.reviews.submit(.of("good-1", "busy-2"), by: bench.principal, claim: nil)
                try await Eventually.holds("the first try") {
                    let task = try await engine.tasks.view(view.task.id, for: bench.principal).task
                    return task.runAfter.map { $0 > bench.time.now } ?? false
                }
                #expect(try await engine.tasks.view(view.task.id, for: bench.principal).task.progress == 55)
                bench.time.advance(by: .seconds(3))
                #expect(try await bench.end(of: view.task.id, engine).status == .completed)
            }
            #expect(await bench.reviewer.reviewed.sorted() == ["busy-2", "busy-2", "good-1"])
            #expect(await bench.fetcher.fetched.count == 2)
        }
    }

    @Test func aVendorsCodeIsPassedOn() async throws {
        try await EngineBench.with { bench in
            let report = try #require(try await bench.review(bench.makeEngine(), .of("final")).report)
            #expect(report.items.map(\.rejection) == [.transcodingFailed])
        }
    }

    @Test func aPersonsAssetIsHeldToThePerson() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let group = try await bench.makePerson(engine)
            let task = try await bench.review(engine, .of("good", group: group, endpoint: .realAvatar))
            #expect(task.status == .completed)
            let subject = try #require(await bench.reviewer.subjects.first)
            #expect(subject.person == ScriptedJudge.face)
            #expect(subject.declaredType == nil)
            #expect(subject.verifiedPersons.isEmpty)
        }
    }

    @Test func aVirtualAssetIsHeldAgainstAllVerifiedPersonsOfTheAccount() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            _ = try await bench.makePerson(engine)
            _ = try await bench.review(engine, .of("good"))
            let subject = try #require(await bench.reviewer.subjects.first)
            #expect(subject.person == nil)
            #expect(subject.declaredType == .image)
            #expect(subject.verifiedPersons == [ScriptedJudge.face])
        }
    }

    @Test func oneOfOurOwnFilesIsReadAndNotFetched() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let file = try await bench.upload(engine, [0xFF, 0xD8, 0xFF] + Array(repeating: 1, count: 40))
            let url = engine.fileLinks.url(for: file).exposed
            let submission = ReviewSubmission(
                endpoint: .privateAvatar, target: .new(name: "", description: ""), project: .default, type: .image,
                items: [.init(url: url, name: "own", path: "url")], model: .standard, modelName: "seedance-2.0")
            #expect(try await bench.review(engine, submission).status == .completed)
            #expect(await bench.fetcher.fetched.isEmpty)
        }
    }

    @Test func aSlowHostDoesNotHoldUpOtherTasks() async throws {
        try await EngineBench.with({ $0.review.fetchesPerHost = 1 }) { bench in
            let engine = try bench.makeEngine()
            try await bench.serving(engine) {
                for number in 1...4 {
                    await bench.fetcher.hold("https://slow.example/\(number)")
                    _ = try await engine.reviews.submit(
                        .at("https://slow.example/\(number)"), by: bench.principal, claim: nil)
                }
                let quick = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
                #expect(try await bench.end(of: quick.task.id, engine).status == .completed)
            }
        }
    }

    @Test func deletedAssetsEndTheTask() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            guard case .assetReview(let order) = view.task.input else { return }
            try await engine.library.deleteGroup(order.group, kind: .aigc, by: bench.principal)
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.failure == .cancelled)
        }
    }
}

extension DurableTask {
    var report: ReviewReport? {
        guard case .assetReview(let report)? = outcome else { return nil }
        return report
    }
}

extension ReviewSubmission {
    static func at(_ url: String) -> ReviewSubmission {
        ReviewSubmission(
            endpoint: .privateAvatar, target: .new(name: "", description: ""), project: .default, type: nil,
            items: [Item(url: url, name: "", path: "url")], model: .standard, modelName: "seedance-2.0")
    }
}
