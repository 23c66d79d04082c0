// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Copies what a provider has made into our own store, long before the provider drops it. A copy that was cut off goes
/// on where it stopped.
struct ResultCopying: Sendable {
    /// Far more than the longest 4k clip has.
    private static let largest: Int64 = 4_000_000_000
    private static let largestStill: Int64 = 100_000_000
    let fetcher: any ResultFetcher
    let inspector: any MediaInspector
    let labeller: any VideoLabeller
    let provenance: ProvenanceSource
    /// Who makes the videos.
    let producer: String
    let files: VideoFiles
    /// Copies at the same time.
    let gate: Gate

    /// - Parameter clips: milliseconds of all clips among the references.
    func take(_ video: UpstreamVideo, _ order: VideoOrder, _ task: DurableTask, clips: Int64) async throws
        -> TaskSettlement
    {
        try await gate.pass {
            let movie = try await fetch(video.videoURL, Self.movieName(task.id), limit: Self.largest)
            guard let facts = try await inspector.inspect(path: movie), facts.type == .video,
                let width = facts.width, let height = facts.height, let seconds = facts.durationSeconds
            else {
                try await fetcher.discard(movie)
                throw ProviderError.retry(after: .seconds(10))
            }
            let labelled = try await label(movie, order, task)
            return try await discardingOnFailure(labelled) {
                let thumbnail = try await still { try await inspector.still(of: labelled, at: .beginning) }
                return try await discardingOnFailure(thumbnail) {
                    let last =
                        order.returnLastFrame ? try await still { try await lastFrame(video, labelled, task) } : nil
                    return try await discardingOnFailure(last) {
                        let paths = VideoFiles.Paths(
                            movie: labelled, thumbnail: thumbnail, lastFrame: last, size: PixelSize(width, height),
                            seconds: seconds, seed: video.seed ?? order.seed(for: task.id))
                        return try await files.take(paths, of: task, clips: clips)
                    }
                }
            }
        }
    }

    /// A task that ended without its copies leaves none of them behind, on this server.
    func forget(_ task: TaskID) async {
        for name in [Self.movieName(task), Self.lastFrameName(task)] { try? await fetcher.discard(named: name) }
    }

    private static func movieName(_ task: TaskID) -> String { "\(task).mp4" }
    private static func lastFrameName(_ task: TaskID) -> String { "\(task)-last.png" }

    /// What shows a face and was not taken over goes, whatever the reason; the next step makes it anew.
    private func discardingOnFailure<Value>(_ path: String?, _ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            if let path { try? await fetcher.discard(path) }
            throw error
        }
    }

    /// The labels that generated video must carry, whatever the provider has put there. The copy without them goes, also
    /// when it can't be read: with the next step comes a fresh one.
    private func label(_ movie: String, _ order: VideoOrder, _ task: DurableTask) async throws -> String {
        let provenance = try await provenance.provenance(of: task.id)
        do {
            let labelled = try await labeller.label(
                path: movie, provenance, producer: producer, keepsLabel: order.watermark)
            try await fetcher.discard(movie)
            return labelled
        } catch ProviderError.final {
            try await fetcher.discard(movie)
            throw ProviderError.retry(after: .seconds(10))
        }
    }

    /// What can't be read here is our copy, not the task: another worker may have taken it over while this one slept. With
    /// the next step comes a fresh one.
    private func still(_ make: () async throws -> String) async throws -> String {
        do {
            return try await make()
        } catch ProviderError.final {
            throw ProviderError.retry(after: .seconds(10))
        }
    }

    /// The provider's own, or if it gave none, the one in the film.
    private func lastFrame(_ video: UpstreamVideo, _ movie: String, _ task: DurableTask) async throws -> String {
        if let url = video.lastFrameURL {
            let path = try await fetch(url, Self.lastFrameName(task.id), limit: Self.largestStill)
            if let facts = try await inspector.inspect(path: path), facts.type == .image { return path }
            try await fetcher.discard(path)
        }
        return try await inspector.still(of: movie, at: .end)
    }

    private func fetch(_ url: Secret, _ name: String, limit: Int64) async throws -> String {
        do {
            return try await fetcher.fetch(url.exposed, named: name, limit: limit)
        } catch OutboundFailure.cancelled {
            throw CancellationError()
        } catch {
            // With the next step comes a fresh address.
            throw ProviderError.retry(after: .seconds(10))
        }
    }
}
