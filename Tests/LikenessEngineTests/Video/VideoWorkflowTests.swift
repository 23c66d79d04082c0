// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct VideoWorkflowTests {
    @Test func aVideoIsMadeFromItsReferencesAndServed() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            let order = VideoOrder.of(
                images: [.asset(asset), .url("https://media.example/photo")],
                videos: [.url("https://media.example/video-5")], audios: [.url("https://media.example/audio-5")],
                returnLastFrame: true)
            let begun = bench.time.now
            let task = try await bench.makeVideo(engine, order)
            #expect(task.status == .completed)
            let report = try #require(task.video)
            let results = Duration.seconds(72 * 3600)
            #expect(report.expiresAt >= begun + results && report.expiresAt <= bench.time.now + results)
            let job = try #require(await bench.studio.jobs.first)
            #expect(job.images.count == 2)
            #expect(job.videos.map(\.facts.type) == [.video])
            #expect(job.audios.map(\.facts.type) == [.audio])
            let movie = try #require(try await bench.store.file(report.video))
            #expect(movie.contentType == "video/mp4")
            let content = try await bench.blobs.withLocalFile(movie.blob.key) {
                try String(contentsOfFile: $0, encoding: .utf8)
            }
            #expect(content == "made movie.mp4")
            let lastFrame = try #require(report.lastFrame)
            #expect(try await bench.store.file(lastFrame)?.contentType == "image/png")
            #expect(try await bench.store.file(report.thumbnail)?.contentType == "image/jpeg")
        }
    }

    @Test(arguments: [
        (
            VideoOrder.of(images: [.url("https://media.example/face")]),
            "InputImageSensitiveContentDetected.PrivacyInformation", "image_urls[0]"
        ),
        (
            .of(videos: [.url("https://media.example/video-face-5")]),
            "InputVideoSensitiveContentDetected.PrivacyInformation", "video_urls[0]"
        ),
        (.of(images: [.url("https://media.example/video-5")]), "TypeMismatch", "image_urls[0]"),
        (.of(images: [.url("https://media.example/junk")]), "FormatUndetectable", "image_urls[0]"),
        (
            .of(videos: [.url("https://media.example/video-9"), .url("https://media.example/video-9")]),
            "DurationTooLong", "video_urls"
        ),
        (.of(videos: [.url("https://media.example/video-1")]), "DurationTooShort", "video_urls"),
        (
            .of(images: [.url("https://media.example/photo")], audios: [.url("https://media.example/audio-16")]),
            "DurationTooLong", "audio_urls"
        ),
    ])
    func aReferenceThatMayNotBeUsedEndsTheTask(order: VideoOrder, code: String, path: String) async throws {
        try await EngineBench.with { bench in
            let task = try await bench.makeVideo(bench.makeEngine(), order)
            #expect(task.failure == .rejected(code: code, path: path))
            #expect(await bench.studio.jobs.isEmpty)
        }
    }

    @Test func reviewedAssetsAreNotScreenedAgain() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine, "good-face")
            let task = try await bench.makeVideo(engine, .of(images: [.asset(asset)]))
            #expect(task.status == .completed)
            #expect(await bench.studio.screened.isEmpty)
        }
    }

    @Test func theOperatorMayTurnTheScreeningOff() async throws {
        try await EngineBench.with({ $0.video.screensReferences = false }) { bench in
            let order = VideoOrder.of(images: [.url("https://media.example/face")])
            let task = try await bench.makeVideo(bench.makeEngine(), order)
            #expect(task.status == .completed)
        }
    }

    @Test func anAssetThatWasDeletedMeanwhileEndsTheTask() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            let view = try await engine.videos.submit(
                .of(images: [.asset(asset)]), project: .default, by: bench.principal, claim: nil)
            try await engine.library.deleteAsset(asset, kind: .aigc, by: bench.principal)
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.failure == .rejected(code: "InvalidParameter", path: "image_urls[0]"))
        }
    }

    @Test func waitingForAnUpstreamKeepsItsCheckpointAndRepeatsNoFetch() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await bench.studio.answer(.later(after: .seconds(10), progress: 40, checkpoint: Data("job-7".utf8)))
            try await bench.serving(engine) {
                let order = VideoOrder.of(images: [.url("https://media.example/photo")])
                let view = try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
                try await bench.advance(by: .seconds(1), until: "the end") {
                    try await engine.tasks.view(view.task.id, for: bench.principal).task.status.isFinal
                }
            }
            #expect(await bench.studio.checkpoints == [nil, Data("job-7".utf8)])
            #expect(await bench.fetcher.fetched.count == 1)
            #expect(await bench.studio.screened.count == 1)
            let seeds = await bench.studio.jobs.map(\.seed)
            #expect(Set(seeds).count == 1)
        }
    }

    @Test func aGeneratorsFailureIsToldToTheWebhook() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await bench.studio.answer(.failed(.rejected(code: "OutputVideoSensitiveContentDetected", path: nil)))
            let task = try await bench.makeVideo(engine, .of(webhook: "https://client.example/hook"))
            #expect(task.failure == .rejected(code: "OutputVideoSensitiveContentDetected", path: nil))
            #expect(try await bench.store.records(of: task.id, of: bench.principal.account).count == 1)
        }
    }

    @Test func manyWaitingVideosDoNotHoldUpReviews() async throws {
        try await EngineBench.with({ $0.runner.window = 2 }) { bench in
            let engine = try bench.makeEngine()
            await bench.studio.hang()
            try await bench.serving(engine) {
                for _ in 0..<5 {
                    _ = try await engine.videos.submit(.of(), project: .default, by: bench.principal, claim: nil)
                }
                let review = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
                #expect(try await bench.end(of: review.task.id, engine).status == .completed)
            }
        }
    }
}

extension DurableTask {
    var video: VideoReport? {
        guard case .video(let report)? = outcome else { return nil }
        return report
    }
}
