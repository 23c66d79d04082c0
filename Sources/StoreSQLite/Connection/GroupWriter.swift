// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore
import Synchronization

/// Commits waiting writes together: while one commit is being synced to the disk, the next writes queue up and share
/// the one that follows. One that fails leaves its neighbours alone, and nobody is answered before the commit.
final class GroupWriter: Sendable {
    private struct State {
        var queue: [any PendingWrite] = []
        var isDraining = false
    }

    /// Bounds one transaction, so that a flood of writes doesn't keep the first of them waiting.
    private static let mostTogether = 256

    private let database: DatabasePool
    private let events: EventHub
    private let state = Mutex(State())

    init(database: DatabasePool, events: EventHub) {
        self.database = database
        self.events = events
    }

    /// Runs `body` within a transaction that is durable when this returns.
    func write<Value: Sendable>(_ body: @escaping AwaitedWrite<Value>.Body) async throws -> Value {
        try await withCheckedThrowingContinuation { enqueue(AwaitedWrite($0, body)) }
    }

    private func enqueue(_ write: any PendingWrite) {
        let mustStart = state.withLock { state in
            state.queue.append(write)
            defer { state.isDraining = true }
            return !state.isDraining
        }
        guard mustStart else { return }
        database.asyncWriteWithoutTransaction { [self] database in
            while let batch = nextBatch() { commit(batch, database) }
        }
    }

    /// Nil when there is nothing left; from then on the next write starts anew.
    private func nextBatch() -> [any PendingWrite]? {
        state.withLock { state in
            guard !state.queue.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.queue.prefix(Self.mostTogether))
            state.queue.removeFirst(batch.count)
            return batch
        }
    }

    private func commit(_ batch: [any PendingWrite], _ database: Database) {
        var effects = WriteEffects()
        var failure: (any Error)?
        do {
            try database.inTransaction(.immediate) {
                for write in batch { write.run(in: database, &effects) }
                return .commit
            }
            events.publish(effects.events)
        } catch {
            failure = error
        }
        for write in batch { write.finish(commitFailure: failure) }
    }
}
