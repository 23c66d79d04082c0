// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// How far a review has come, and which files it has fetched. Its assets run side by side and share it.
final class ReviewTally: Sendable {
    private struct Memory: Codable {
        var fetched: [String: Blob] = [:]
        /// Looked at here, and handed on to a provider. Nil in checkpoints of older builds.
        var prepared: [String: Registration.Content]?
    }

    let step: TaskStep
    private let count: Int
    private let done: Mutex<Int>
    private let memory: Mutex<Memory>

    init(_ step: TaskStep, count: Int, done: Int) {
        self.step = step
        self.count = count
        self.done = Mutex(done)
        self.memory = Mutex(step.state(Memory.self) ?? Memory())
    }

    func fetched(_ asset: AssetID) -> Blob? {
        memory.withLock { $0.fetched[asset.rawValue] }
    }

    func rememberFetched(_ blob: Blob, for asset: AssetID) async throws {
        try memory.withLock { memory in
            memory.fetched[asset.rawValue] = blob
            try step.remember(memory)
        }
        try await step.save()
    }

    func prepared(_ asset: AssetID) -> Registration.Content? {
        memory.withLock { $0.prepared?[asset.rawValue] }
    }

    func rememberPrepared(_ content: Registration.Content, for asset: AssetID) async throws {
        try memory.withLock { memory in
            memory.prepared = (memory.prepared ?? [:]).merging([asset.rawValue: content]) { $1 }
            try step.remember(memory)
        }
        try await step.save()
    }

    /// Counts one more asset as done.
    /// - Returns: the task's progress then.
    func countOne() -> Int {
        let done = done.withLock { done in
            done += 1
            return done
        }
        let first = ReviewWorkflow.firstProgress
        let progress = min(99, first + (100 - first) * done / max(1, count))
        step.note(progress: progress)
        return progress
    }
}
