// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessCore
import LikenessTesting
import ProviderArk
import Testing

/// Orders for video at the vendor's.
@Suite struct ArkVideoTests {
    static func job(_ order: VideoOrder = .text("a quiet street"), images: [String] = []) -> UpstreamVideoJob {
        let now = HastyTime().now
        return UpstreamVideoJob(
            task: .make(at: now), account: .make(at: now), order: order, images: images, videos: [], audios: [],
            callbackURL: Secret("https://gateway.example/cb/secret"), deadline: now + .seconds(4 * 3600))
    }

    @Test func aVideoRunsAndThenHasItsAddresses() async throws {
        try await ArkBench.with { ark in
            let videos = ark.videos()
            let id = try await videos.create(Self.job(.text("a quiet street", returnLastFrame: true)))
            let begun = try await videos.state(of: id)
            #expect(begun == .running(progress: nil))
            try await ark.time.sleep(for: .seconds(30))
            guard case .finished(let video)? = try await videos.state(of: id) else {
                Issue.record("not finished")
                return
            }
            #expect(video.videoURL.exposed.contains("video.mp4"))
            #expect(video.lastFrameURL?.exposed.contains("last-frame.png") == true)
            #expect(video.seed == 78_674)
        }
    }

    @Test(arguments: ArkRegion.allCases, VideoModel.allCases)
    func everyModelHasItsIDInEachCloud(region: ArkRegion, model: VideoModel) async throws {
        try await ArkBench.with({ $0.region = region.rawValue }) { ark in
            let order = VideoOrder.text("a quiet street", model: model)
            let id = try await ark.videos(region: region).create(Self.job(order))
            #expect(id.hasPrefix("cgt-"))
        }
    }

    @Test(arguments: [
        ("a street --dur 15", "a street \u{2014}dur 15"), ("--rs 1080p a street", "\u{2014}rs 1080p a street"),
        ("a----dur 5", "a\u{2014}dur 5"), ("one -- two", "one -- two"), ("well-known", "well-known"),
        ("end--", "end--"),
    ])
    func flagsInAPromptAreWordsToTheVendor(prompt: String, expected: String) async throws {
        try await ArkBench.with { ark in
            _ = try await ark.videos().create(Self.job(.text(prompt)))
            #expect(await ark.standIn.lastPrompt() == expected)
        }
    }

    @Test func anAssetThatTheVendorDoesNotHaveIsNamedAsThat() async throws {
        try await ArkBench.with { ark in
            let maker = ArkVideoMaker(videos: ark.videos(), region: .beijing)
            let job = Self.job(.firstFrame, images: ["asset://asset-20260331145705-ab12c"])
            await #expect(throws: ProviderError.final(code: ProviderError.assetsMissing)) {
                try await maker.create(job)
            }
        }
    }

    @Test func aFailureKeepsTheVendorsCode() async throws {
        try await ArkBench.with { ark in
            let videos = ark.videos()
            let id = try await videos.create(Self.job(.text("fail-OutputVideoSensitiveContentDetected")))
            try await ark.time.sleep(for: .seconds(30))
            let state = try await videos.state(of: id)
            #expect(state == .failed(.rejected(code: "OutputVideoSensitiveContentDetected", path: nil)))
        }
    }

    @Test(arguments: [Fault.Kind.truncated, .missingField, .largeBody, .serverError, .badGateway])
    func anOrderIsSentOnceWhateverIsAnswered(kind: Fault.Kind) async throws {
        try await ArkBench.with { ark in
            await ark.standIn.add(Fault(kind, action: "CreateVideo"))
            let fault = await #expect(throws: ArkFault.self) { try await ark.videos().create(Self.job()) }
            guard case .outcomeUnknown? = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
            #expect(await ark.calls("CreateVideo") == 1)
        }
    }

    /// The clock stands still: what is sent is sent because there are a hundred.
    @Test(.timeLimit(.minutes(3))) func aHundredReadsAreOneCall() async throws {
        try await ArkBench.with(time: ManualTime()) { ark in
            let videos = ark.videos()
            try await Self.expectRunning(try await Self.ordered(100, videos), videos)
            #expect(await ark.calls("ListVideos") == 1)
            #expect(await ark.calls("GetVideo") == 0)
        }
    }

    @Test func fewReadsWaitForEachOther() async throws {
        try await ArkBench.with({ $0.videoDelay = .seconds(3600) }, time: SystemTime()) { ark in
            let videos = ark.videos()
            try await Self.expectRunning(try await Self.ordered(20, videos), videos)
            // How many is the machine's to say: on a busy one not all of them come in time.
            #expect(await ark.calls("ListVideos") + ark.calls("GetVideo") < 20)
        }
    }

    @Test func aListThatFailsIsMadeUpForOneByOne() async throws {
        try await ArkBench.with({ $0.videoDelay = .seconds(3600) }, time: SystemTime()) { ark in
            let videos = ark.videos()
            let ids = try await Self.ordered(20, videos)
            await ark.standIn.add(Fault(.serverError, action: "ListVideos"))
            try await Self.expectRunning(ids, videos)
            #expect(await ark.calls("GetVideo") > 0)
        }
    }

    private static func ordered(_ count: Int, _ videos: ArkVideos) async throws -> [String] {
        var ids: [String] = []
        for _ in 0..<count { ids.append(try await videos.create(job())) }
        return ids
    }

    private static func expectRunning(_ ids: [String], _ videos: ArkVideos) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for id in ids {
                group.addTask {
                    let state = try await videos.state(of: id)
                    #expect(state == .running(progress: nil))
                }
            }
        }
    }

    @Test func anUnknownVideoIsNone() async throws {
        try await ArkBench.with { ark in
            let state = try await ark.videos().state(of: "cgt-20260331145705-ab12c")
            #expect(state == nil)
        }
    }

    @Test func aQueuedVideoIsCancelledAndARunningOneIsLeft() async throws {
        try await ArkBench.with { ark in
            let videos = ark.videos()
            let queued = try await videos.create(Self.job())
            try await videos.cancel(queued)
            let cancelled = try await videos.state(of: queued)
            #expect(cancelled == .failed(.cancelled))
            let running = try await videos.create(Self.job())
            try await ark.time.sleep(for: .seconds(3))
            try await videos.cancel(running)
            let state = try await videos.state(of: running)
            #expect(state == .running(progress: nil))
        }
    }

    @Test func aWrongKeyIsTheOperatorsBusiness() async throws {
        try await ArkBench.with { ark in
            let videos = ark.videos(Secret("wrong-key"))
            let fault = await #expect(throws: ArkFault.self) { try await videos.create(Self.job()) }
            #expect(fault?.code == "AuthenticationError")
            let maker = ArkVideoMaker(videos: videos, region: .beijing)
            await #expect(throws: ProviderError.final(code: "ProviderAccountUnavailable")) {
                try await maker.create(Self.job())
            }
        }
    }
}

extension VideoOrder {
    static func text(_ prompt: String, model: VideoModel = .standard, returnLastFrame: Bool = false) -> VideoOrder {
        VideoOrder(
            model: model, modelName: model.rawValue, prompt: prompt, seconds: 5, resolution: .p720, ratio: .wide,
            seed: nil, generateAudio: true, returnLastFrame: returnLastFrame, watermark: false, images: [],
            videos: [], audios: [], webhook: nil, language: "en")
    }

    static let firstFrame = VideoOrder(
        model: .standard, modelName: "seedance-2.0", prompt: "", seconds: 5, resolution: .p720, ratio: nil, seed: nil,
        generateAudio: true, returnLastFrame: false, watermark: false,
        images: [
            Image(
                reference: MediaReference(source: .url("https://client.example/1.png"), path: "image_urls[0]"),
                role: .firstFrame)
        ], videos: [], audios: [], webhook: nil, language: "en")
}
