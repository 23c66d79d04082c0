// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import EngineTesting
import LikenessCore
import LikenessEngine
import LikenessTesting
import ProviderArk
import ProviderHTTP
import Synchronization
import Testing
import VolcengineSigner

/// An engine over a real store whose jobs the vendor's stand-in does, over real HTTP and by one clock.
struct VendorEngine: Sendable {
    let bench: EngineBench
    let standIn: ArkStandIn
    let address: String

    static func with(
        _ configure: @Sendable (inout StandInSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (VendorEngine) async throws -> Void
    ) async throws {
        try await EngineBench.with { plain in
            var settings = StandInSettings(
                accounts: [.init(accessKey: "AKTEST", secretKey: ArkBench.secret, apiKey: Secret("ark-key"))])
            settings.results = ["video.mp4": Array("video-5".utf8), "last-frame.png": Array("still".utf8)]
            configure(&settings)
            let standIn = ArkStandIn(settings: settings, time: plain.time)
            let base = plain
            try await LocalServer(router: standIn.router()).run { port in
                let address = "http://127.0.0.1:\(port)"
                let control = ArkBench.control(address, time: base.time)
                let library = ArkLibrary(control: control)
                var bench = base
                bench.verifier = ArkPersonVerifier(control: control)
                bench.library = library
                bench.upstream = .init(
                    videos: ArkVideoMaker(
                        videos: ArkVideos(
                            apiKey: Secret("ark-key"), region: .beijing, dataURL: "\(address)/api/v3",
                            client: .provider,
                            rates: RateKeeper(states: LocalStates(), time: base.time), logger: .silent),
                        region: .beijing), library: library)
                try await body(VendorEngine(bench: bench, standIn: standIn, address: address))
            }
        }
    }

    /// Runs the services, and the clock fast, while `body` runs.
    func serving<Result: Sendable>(_ engine: Engine, _ body: () async throws -> Result) async throws -> Result {
        try await bench.ticking(step: .milliseconds(100)) { try await bench.serving(engine, body) }
    }

    func end(_ engine: Engine, _ task: TaskID) async throws -> DurableTask { try await bench.end(of: task, engine) }

    /// An engine to which something happens between its first order of a video and the note of it.
    func interrupting(
        _ interrupt: @escaping @Sendable (_ job: UpstreamVideoJob, _ id: String, _ engine: Engine) async throws -> Void
    ) throws -> Engine {
        let plain = try bench.makeEngine()
        var bench = bench
        let studio = try #require(bench.upstream)
        let isFirst = Atomic(true)
        let orders = InterruptedOrders(videos: studio.videos) { job, id in
            guard isFirst.exchange(false, ordering: .relaxed) else { return }
            do {
                try await interrupt(job, id, plain)
            } catch {
                Issue.record(error)
            }
        }
        bench.upstream = .init(videos: orders, library: studio.library)
        return try bench.makeEngine()
    }

    /// Somebody else has the running video's task for a moment, as after a long pause.
    func takeLeaseAway() async throws {
        let now = bench.time.now
        let stolen = try await bench.store.claimTasks(
            .video, limit: 1, worker: "somebody else", leaseFor: .seconds(60), now: now + .seconds(3600))
        for claimed in stolen {
            try await bench.store.releaseTask(
                claimed.lease, progress: claimed.task.progress, checkpoint: claimed.task.checkpoint, runAfter: now,
                now: now)
        }
        #expect(stolen.count == 1)
    }

    func calls(_ action: String) async -> Int { await standIn.callCounts()[action] ?? 0 }

    /// A virtual person's reviewed photo.
    func makeAsset(_ engine: Engine, _ name: String = "good") async throws -> AssetID? {
        let view = try await engine.reviews.submit(.of(name), by: bench.principal, claim: nil)
        let task = try await end(engine, view.task.id)
        guard case .assetReview(let report)? = task.outcome else { return nil }
        return report.items.first { $0.rejection == nil }?.asset
    }

    func order(_ engine: Engine, _ order: VideoOrder) async throws -> DurableTask {
        let view = try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
        return try await end(engine, view.task.id)
    }
}
