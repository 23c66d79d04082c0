// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A reference as a local file.
package struct ResolvedReference: Sendable {
    package let path: String
    package let facts: MediaFacts

    package init(path: String, facts: MediaFacts) {
        self.path = path
        self.facts = facts
    }
}

/// All that a generator needs to make one video.
package struct VideoJob: Sendable {
    package let task: TaskID
    package let provenance: VideoProvenance
    package let order: VideoOrder
    /// In the order of `order.images`, `.videos` and `.audios`.
    package let images: [ResolvedReference]
    package let videos: [ResolvedReference]
    package let audios: [ResolvedReference]
    /// Fixed for the task, so that a repeated step makes the same video.
    package let seed: Int64
    package let createdAt: Timestamp

    package init(
        task: TaskID, provenance: VideoProvenance, order: VideoOrder, images: [ResolvedReference],
        videos: [ResolvedReference],
        audios: [ResolvedReference], seed: Int64, createdAt: Timestamp
    ) {
        self.task = task
        self.provenance = provenance
        self.order = order
        self.images = images
        self.videos = videos
        self.audios = audios
        self.seed = seed
        self.createdAt = createdAt
    }
}

/// Finished files, to be taken over by the caller.
package struct GeneratedVideo: Sendable, Equatable {
    package let moviePath: String
    package let thumbnailPath: String
    package let lastFramePath: String
    package let size: PixelSize
    package let seconds: Double

    package init(moviePath: String, thumbnailPath: String, lastFramePath: String, size: PixelSize, seconds: Double) {
        self.moviePath = moviePath
        self.thumbnailPath = thumbnailPath
        self.lastFramePath = lastFramePath
        self.size = size
        self.seconds = seconds
    }
}

package enum VideoStep: Sendable, Equatable {
    case finished(GeneratedVideo)
    case failed(TaskFailure)
    /// Waiting for an upstream, holding no thread meanwhile.
    case later(after: Duration, progress: Int, checkpoint: Data)
}

/// Makes videos. Every step is safe to repeat.
package protocol VideoGenerator: Sendable {
    /// - Parameters:
    ///   - checkpoint: what the last `.later` gave; nil at first.
    ///   - report: takes the progress (0 to 100) of a long step.
    func step(_ job: VideoJob, checkpoint: Data?, report: @escaping @Sendable (Int) async -> Void)
        async throws(ProviderError) -> VideoStep
}
