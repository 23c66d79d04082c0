// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes one video: its references into the blob store, real faces looked for, then the generator, then the files.
struct VideoWorkflow: TaskWorkflow {
    let blobs: any BlobStore
    let references: ReferenceCollection
    let generator: any VideoGenerator
    let provenance: ProvenanceSource
    /// Videos at the same time.
    let gate: Gate
    let files: VideoFiles

    func step(_ step: TaskStep) async throws -> StepResult {
        let order = try VideoOrder(of: step.task)
        let progress = VideoProgress(step)
        do {
            let references = try await references.collect(order, progress)
            return try await generate(order, references, progress)
        } catch let refusal as ReferenceRefusal {
            return .ended(try await settlement(of: step, for: refusal.failure))
        }
    }

    func settlement(of step: TaskStep, for failure: TaskFailure) async throws -> TaskSettlement {
        try files.ending.failure(of: step.task, failure)
    }

    private func generate(_ order: VideoOrder, _ references: [CollectedReference], _ progress: VideoProgress)
        async throws -> StepResult
    {
        let task = progress.step.task
        let provenance = try await provenance.provenance(of: task.id)
        let result = try await gate.pass {
            try await LocalFiles(blobs: blobs).with(references.map(\.blob.key)) { paths in
                let resolved = zip(paths, references).map { ResolvedReference(path: $0, facts: $1.facts) }
                let job = makeJob(task, provenance, order, resolved)
                return try await generator.step(job, checkpoint: progress.generatorCheckpoint) { percent in
                    await progress.report(generated: percent)
                }
            }
        }
        switch result {
        case .finished(let video):
            return .ended(
                try await files.take(paths(video, order, task), of: task, clips: progress.clipMilliseconds))
        case .failed(let failure): return .ended(try await settlement(of: progress.step, for: failure))
        case .later(let pause, let percent, let checkpoint):
            try progress.remember(generatorCheckpoint: checkpoint)
            return .later(after: pause, progress: VideoProgress.overall(generated: percent))
        }
    }

    private func makeJob(
        _ task: DurableTask, _ provenance: VideoProvenance, _ order: VideoOrder, _ references: [ResolvedReference]
    ) -> VideoJob {
        let videosFrom = order.images.count
        let audiosFrom = videosFrom + order.videos.count
        return VideoJob(
            task: task.id, provenance: provenance, order: order, images: Array(references[..<videosFrom]),
            videos: Array(references[videosFrom..<audiosFrom]), audios: Array(references[audiosFrom...]),
            seed: order.seed(for: task.id), createdAt: task.createdAt)
    }

    private func paths(_ video: GeneratedVideo, _ order: VideoOrder, _ task: DurableTask) -> VideoFiles.Paths {
        VideoFiles.Paths(
            movie: video.moviePath, thumbnail: video.thumbnailPath,
            lastFrame: video.lastFramePath, size: video.size, seconds: video.seconds,
            seed: order.seed(for: task.id))
    }
}
