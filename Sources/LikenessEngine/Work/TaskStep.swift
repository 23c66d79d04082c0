// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One claimed task while its step runs: what earlier steps left, and a place to write what this one has done.
package final class TaskStep: Sendable {
    let task: DurableTask
    let lease: TaskLease
    private let store: any LikenessStore
    private let time: any TimeSource
    private let saving = Gate(total: 1)
    private let latest: Mutex<(progress: Int, checkpoint: TaskCheckpoint)>

    init(_ claimed: ClaimedTask, store: any LikenessStore, time: any TimeSource) {
        self.task = claimed.task
        self.lease = claimed.lease
        self.store = store
        self.time = time
        self.latest = Mutex((claimed.task.progress, TaskCheckpoint(claimed.task.checkpoint)))
    }

    var progress: Int { latest.withLock { $0.progress } }
    var checkpoint: TaskCheckpoint { latest.withLock { $0.checkpoint } }

    /// What the workflow wrote last; nil at first.
    func state<State: Decodable>(_ type: State.Type) -> State? {
        checkpoint.state.flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    /// Takes over what must not be done again, for the next `save` and for the step's end.
    func remember(_ state: some Encodable) throws {
        let data = try JSONEncoder().encode(state)
        latest.withLock { $0.checkpoint.state = data }
    }

    /// Writes what is remembered now. One write after the other, so that none overtakes a newer one.
    /// - Throws: `StoreError` `.conflict` when the lease is lost.
    func save() async throws {
        try await saving.pass {
            let (progress, checkpoint) = latest.withLock { $0 }
            try await store.recordProgress(lease, progress: progress, checkpoint: checkpoint.data, now: time.now)
        }
    }

    /// Shows the client how far it is. Never falls, and reaches 100 only with the end.
    func report(progress: Int) async throws {
        let isNew = latest.withLock { latest in
            guard progress > latest.progress, progress < 100 else { return false }
            latest.progress = progress
            return true
        }
        if isNew { try await save() }
    }

    /// Notes a progress that another write has told the store.
    func note(progress: Int) {
        latest.withLock { $0.progress = max($0.progress, progress) }
    }
}

/// What the runner keeps in a task's row between steps: how often a step broke, and the workflow's own state.
struct TaskCheckpoint: Codable, Equatable, Sendable {
    var failures = 0
    var state: Data?

    init(_ data: Data?) {
        guard let data, let stored = try? JSONDecoder().decode(TaskCheckpoint.self, from: data) else { return }
        self = stored
    }

    var data: Data? { try? JSONEncoder().encode(self) }
}
