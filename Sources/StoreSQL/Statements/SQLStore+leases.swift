// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The work on tasks under a lease. While one is held, `due_at` is its end: a worker that dies lets it pass.
extension SQLStore {
    package func claimTasks(_ kind: TaskKind, limit: Int, worker: String, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedTask]
    {
        try await write("claim_tasks") { database, effects in
            let rows = try database.all(
                """
                WITH due AS MATERIALIZED (
                    SELECT id FROM tasks WHERE kind = ? AND due_at <= ? ORDER BY due_at LIMIT ?
                    \(database.dialect.skippingLocked))
                UPDATE tasks SET status = 'processing', attempts = attempts + 1, fencing_token = fencing_token + 1,
                    worker = ?, due_at = ?, started_at = coalesce(started_at, ?), woken = FALSE
                WHERE id IN (SELECT id FROM due)
                RETURNING \(DurableTask.columns), fencing_token
                """, [kind, now, limit, worker, now + leaseFor, now])
            let claimed = try rows.map { row in
                let task = try DurableTask(row: row)
                return ClaimedTask(
                    task: task, lease: TaskLease(task: task.id, fencingToken: Int64(try row.integer("fencing_token"))))
            }
            claimed.forEach { effects.tell(.taskChanged($0.task.id)) }
            return claimed.sorted { ($0.task.runAfter ?? now, $0.task.id) < ($1.task.runAfter ?? now, $1.task.id) }
        }
    }

    package func renewLeases(_ leases: [TaskLease], until: Timestamp) async throws(StoreError) -> Set<TaskLease> {
        try await write("renew_leases") { database, _ in
            var held: Set<TaskLease> = []
            for lease in leases where try lease.renew(on: database, until: until) { held.insert(lease) }
            return held
        }
    }

    package func recordProgress(_ lease: TaskLease, progress: Int, checkpoint: Data?, now: Timestamp)
        async throws(StoreError)
    {
        try await write("record_progress") { database, effects in
            try database.post(
                """
                UPDATE tasks SET progress = CASE WHEN progress > ?1 THEN progress ELSE ?1 END,
                    checkpoint = coalesce(?2, checkpoint)
                WHERE id = ?3 AND fencing_token = ?4 AND \(TaskLease.isLive)
                """, [progress, checkpoint] + lease.arguments,
                changingOneElse: StoreError(.conflict, statement: "record_progress"))
            effects.tell(.taskChanged(lease.task))
        }
    }

    package func releaseTask(
        _ lease: TaskLease, progress: Int, checkpoint: Data?, runAfter: Timestamp, now: Timestamp
    ) async throws(StoreError) {
        try await write("release_task") { database, effects in
            try database.post(
                """
                UPDATE tasks SET progress = CASE WHEN progress > ?1 THEN progress ELSE ?1 END,
                    checkpoint = coalesce(?2, checkpoint), run_after = CASE WHEN woken THEN run_after ELSE ?3 END,
                    due_at = CASE WHEN woken THEN run_after ELSE ?3 END, woken = FALSE, worker = NULL,
                    fencing_token = fencing_token + 1
                WHERE id = ?4 AND fencing_token = ?5 AND \(TaskLease.isLive)
                """, [progress, checkpoint, runAfter] + lease.arguments,
                changingOneElse: StoreError(.conflict, statement: "release_task"))
            effects.tell(.taskChanged(lease.task))
            effects.tell(.taskDue)
        }
    }

    package func settleTask(_ lease: TaskLease, _ settlement: TaskSettlement) async throws(StoreError) {
        try await write("settle_task") { database, effects in
            let ending = try TaskEnding(settlement)
            try database.post(
                "UPDATE tasks SET \(TaskEnding.assignments) \(TaskLease.isHeld)", ending.arguments + lease.arguments,
                changingOneElse: StoreError(.conflict, statement: "settle_task"))
            try settlement.files.forEach { try $0.insert(on: database) }
            try settlement.deliveries.forEach { try $0.insert(on: database) }
            try settlement.usage?.insert(on: database)
            effects.tell(.taskChanged(lease.task))
            if !settlement.deliveries.isEmpty { effects.tell(.deliveryDue) }
        }
    }
}

extension TaskLease {
    /// Whether a row has a lease at all.
    static let isLive = "due_at IS NOT NULL AND worker IS NOT NULL"
    /// The condition of every write of a step.
    static let isHeld = "WHERE id = ? AND fencing_token = ? AND \(isLive)"

    var arguments: SQLArguments { [task, fencingToken] }

    /// - Returns: whether it is held. A row that is just being written by somebody else is not waited for, so that two
    ///   who hold several rows never wait for each other: its holder keeps the lease as it is until the next time.
    fileprivate func renew(on database: any SQLConnection, until: Timestamp) throws -> Bool {
        let changed = try database.run(
            """
            WITH mine AS MATERIALIZED (SELECT id FROM tasks \(Self.isHeld) \(database.dialect.skippingLocked))
            UPDATE tasks SET due_at = ? WHERE id IN (SELECT id FROM mine)
            """, arguments + [until])
        if changed == 1 { return true }
        return try database.first("SELECT 1 AS held FROM tasks \(Self.isHeld)", arguments) != nil
    }
}
