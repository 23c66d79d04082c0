// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

/// Commits waiting writes together: while one commit is being synced to the disk, the next writes queue up and share
/// the one that follows. One that fails leaves its neighbours alone, and nobody is answered before the commit.
final class GroupWriter: Sendable {
    /// Bounds one transaction, so that a flood of writes doesn't keep the first of them waiting.
    private static let mostTogether = 256

    private let database: DatabasePool
    private let events: EventHub
    private let queue = BatchQueue<any PendingWrite>()

    init(database: DatabasePool, events: EventHub) {
        self.database = database
        self.events = events
    }

    /// Runs `body` within a transaction that is durable when this returns.
    func write<Value: Sendable>(_ body: @escaping AwaitedWrite<Value>.Body) async throws -> Value {
        try await withCheckedThrowingContinuation { enqueue(AwaitedWrite($0, body)) }
    }

    private func enqueue(_ write: any PendingWrite) {
        guard queue.add(write) else { return }
        database.asyncWriteWithoutTransaction { [self] database in
            while let batch = queue.next(atMost: Self.mostTogether) { commit(batch, database) }
        }
    }

    /// Savepoints cost as much as a small write, and a write that fails is rare: so first all go without.
    private func commit(_ batch: [any PendingWrite], _ database: Database) {
        var failure: (any Error)?
        do {
            try commitTogether(batch, database) { write, effects in try write.run(in: database, &effects) }
        } catch {
            failure = commitEachAlone(batch, database)
        }
        for write in batch { write.finish(commitFailure: failure) }
    }

    private func commitEachAlone(_ batch: [any PendingWrite], _ database: Database) -> (any Error)? {
        do {
            try commitTogether(batch, database) { write, effects in write.runAlone(in: database, &effects) }
            return nil
        } catch {
            return error
        }
    }

    private func commitTogether(
        _ batch: [any PendingWrite], _ database: Database,
        run: (any PendingWrite, inout WriteEffects) throws -> Void
    ) throws {
        var effects = WriteEffects()
        try database.inTransaction(.immediate) {
            for write in batch { try run(write, &effects) }
            return .commit
        }
        events.publish(effects.events)
    }
}
