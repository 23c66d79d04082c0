// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes one video: its references into the blob store, real faces looked for, then the generator, then the files.
struct VideoWorkflow: TaskWorkflow {
    let store: any LikenessStore
    let blobs: any BlobStore
    let references: ReferenceCollection
    let generator: any VideoGenerator
    /// Videos at the same time.
    let gate: Gate
    let retention: Duration
    let time: any TimeSource

    init(
        source: MediaSource, ports: EnginePorts, configuration: EngineConfiguration.Video, retention: Duration,
        time: any TimeSource
    ) {
        self.store = ports.store
        self.blobs = ports.blobs
        self.references = ReferenceCollection(
            store: ports.store, blobs: ports.blobs, source: source, providers: ports.providers,
            screens: configuration.screensReferences, time: time)
        self.generator = ports.providers.generator
        self.gate = Gate(total: configuration.videosAtOnce)
        self.retention = retention
        self.time = time
    }

    func step(_ step: TaskStep) async throws -> StepResult {
        let order = try order(of: step.task)
        let progress = VideoProgress(step)
        do {
            let references = try await references.collect(order, progress)
            return try await generate(order, references, progress)
        } catch let refusal as ReferenceRefusal {
            return .ended(try await settlement(of: step, for: refusal.failure))
        }
    }

    func settlement(of step: TaskStep, for failure: TaskFailure) async throws -> TaskSettlement {
        let now = time.now
        return TaskSettlement(
            .failed(failure, outcome: nil), finishedAt: now, costMicroUSD: 0,
            deliveries: deliveries(of: step.task, try order(of: step.task), at: now))
    }

    private func generate(_ order: VideoOrder, _ references: [CollectedReference], _ progress: VideoProgress)
        async throws -> StepResult
    {
        let result = try await gate.pass {
            try await LocalFiles(blobs: blobs).with(references.map(\.blob.key)) { paths in
                let resolved = zip(paths, references).map { ResolvedReference(path: $0, facts: $1.facts) }
                let job = makeJob(progress.step.task, order, resolved)
                return try await generator.step(job, checkpoint: progress.generatorCheckpoint) { percent in
                    await progress.report(generated: percent)
                }
            }
        }
        switch result {
        case .finished(let video): return .ended(try await take(video, order, progress.step.task))
        case .failed(let failure): return .ended(try await settlement(of: progress.step, for: failure))
        case .later(let pause, let percent, let checkpoint):
            try progress.remember(generatorCheckpoint: checkpoint)
            return .later(after: pause, progress: VideoProgress.overall(generated: percent))
        }
    }

    private func makeJob(_ task: DurableTask, _ order: VideoOrder, _ references: [ResolvedReference]) -> VideoJob {
        let videosFrom = order.images.count
        let audiosFrom = videosFrom + order.videos.count
        return VideoJob(
            task: task.id, order: order, images: Array(references[..<videosFrom]),
            videos: Array(references[videosFrom..<audiosFrom]), audios: Array(references[audiosFrom...]),
            seed: order.seed(for: task.id), createdAt: task.createdAt)
    }

    /// Takes over the generator's files. They are the task's until they are registered with its end.
    private func take(_ video: GeneratedVideo, _ order: VideoOrder, _ task: DurableTask) async throws
        -> TaskSettlement
    {
        let now = time.now
        let made = MadeFiles(task: task, now: now, expiresAt: now + retention)
        let movie = made.file(try await adopt(video.moviePath, task.id), .video, path: video.moviePath)
        let thumbnail = made.file(try await adopt(video.thumbnailPath, task.id), .thumbnail, path: video.thumbnailPath)
        let lastFrame = made.file(try await adopt(video.lastFramePath, task.id), .lastFrame, path: video.lastFramePath)
        let report = VideoReport(
            video: movie.id, thumbnail: thumbnail.id, lastFrame: order.returnLastFrame ? lastFrame.id : nil,
            size: video.size, seconds: video.seconds, seed: order.seed(for: task.id), expiresAt: made.expiresAt)
        return TaskSettlement(
            .completed(.video(report)), finishedAt: now, costMicroUSD: 0,
            deliveries: deliveries(of: task, order, at: now),
            files: order.returnLastFrame ? [movie, thumbnail, lastFrame] : [movie, thumbnail])
    }

    private func adopt(_ path: String, _ task: TaskID) async throws -> Blob {
        let blob = try await blobs.adopt(fileAt: path)
        try await store.retainBlob(blob.key, for: task)
        return blob
    }

    private func deliveries(of task: DurableTask, _ order: VideoOrder, at now: Timestamp) -> [Delivery] {
        guard let webhook = order.webhook else { return [] }
        return [
            Delivery(
                id: .make(at: now), account: task.account, task: task.id, url: WebhookAddress(base: webhook).text,
                rhythm: .video, body: nil, nextAttemptAt: now, createdAt: now)
        ]
    }

    private func order(of task: DurableTask) throws -> VideoOrder {
        guard case .video(let order) = task.input else { throw ProviderError.final(code: "wrong_task_kind") }
        return order
    }
}
