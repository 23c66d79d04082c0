// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How far a video has come, and what its steps must not do again.
final class VideoProgress: Sendable {
    private struct Memory: Codable {
        /// By field: `image_urls[2]`.
        var collected: [String: CollectedReference] = [:]
        var generator: Data?
        /// Nil before anything was ordered elsewhere.
        var upstream: UpstreamOrder?
        /// Of all clips among the references; nil before they are here.
        var clipMilliseconds: Int64?
    }

    /// The share of the progress that the references have.
    private static let start = 10
    let step: TaskStep
    private let memory: Mutex<Memory>

    init(_ step: TaskStep) {
        self.step = step
        self.memory = Mutex(step.state(Memory.self) ?? Memory())
    }

    var generatorCheckpoint: Data? { memory.withLock { $0.generator } }

    var clipMilliseconds: Int64 { memory.withLock { $0.clipMilliseconds ?? 0 } }

    var upstream: UpstreamOrder { memory.withLock { $0.upstream ?? UpstreamOrder() } }

    func collected(_ reference: MediaReference) -> CollectedReference? {
        memory.withLock { $0.collected[reference.path] }
    }

    func remember(_ collected: CollectedReference, for reference: MediaReference) async throws {
        try memory.withLock { memory in
            memory.collected[reference.path] = collected
            try step.remember(memory)
        }
        try await step.save()
    }

    func remember(upstream: UpstreamOrder) async throws {
        try memory.withLock { memory in
            memory.upstream = upstream
            try step.remember(memory)
        }
        try await step.save()
    }

    func remember(clipMilliseconds: Int64) throws {
        try memory.withLock { memory in
            memory.clipMilliseconds = clipMilliseconds
            try step.remember(memory)
        }
    }

    func remember(generatorCheckpoint: Data) throws {
        try memory.withLock { memory in
            memory.generator = generatorCheckpoint
            try step.remember(memory)
        }
    }

    /// A progress that can't be written is no reason to stop: if the lease is lost, the runner stops the step.
    func report(generated percent: Int) async {
        try? await step.report(progress: Self.overall(generated: percent))
    }

    static func overall(generated percent: Int) -> Int {
        min(99, start + (100 - start) * max(0, percent) / 100)
    }
}
