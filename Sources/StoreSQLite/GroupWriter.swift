// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore
import StoreSQL

/// Commits waiting writes together: while one commit is being synced to the disk, the next writes queue up and share
/// the one that follows. One that fails leaves its neighbours alone, and nobody is answered before the commit.
final class GroupWriter: Sendable {
    /// Bounds one transaction, so that a flood of writes doesn't keep the first of them waiting.
    private static let mostTogether = 256

    private let pool: DatabasePool
    private let events: EventHub
    private let queue = BatchQueue<any PendingWrite>()

    init(pool: DatabasePool, events: EventHub) {
        self.pool = pool
        self.events = events
    }

    /// Runs `body` within a transaction that is durable when this returns.
    func write<Value: Sendable>(_ body: @escaping AwaitedWrite<Value>.Body) async throws -> Value {
        try await withCheckedThrowingContinuation { enqueue(AwaitedWrite($0, body)) }
    }

    private func enqueue(_ write: any PendingWrite) {
        guard queue.add(write) else { return }
        pool.asyncWriteWithoutTransaction { [self] database in
            let connection = SQLiteConnection(database)
            while let writes = queue.next(atMost: Self.mostTogether) { commit(WriteBatch(writes), on: connection) }
        }
    }

    private func commit(_ batch: WriteBatch, on connection: SQLiteConnection) {
        do {
            let events = try batch.commit(on: connection)
            self.events.publish(events)
            batch.finish(failure: nil)
        } catch {
            batch.finish(failure: error)
        }
    }
}
