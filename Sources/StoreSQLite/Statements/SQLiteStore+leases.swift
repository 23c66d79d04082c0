// SPDX-License-Identifier: Apache-2.0

import GRDB
package import LikenessCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The work on tasks under a lease. While one is held, `due_at` is its end: a worker that dies lets it pass.
extension SQLiteStore {
    package func claimTasks(_ kind: TaskKind, limit: Int, worker: String, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedTask]
    {
        try await write("claim_tasks") { database, effects in
            let rows = try database.all(
                """
                UPDATE tasks SET status = 'processing', attempts = attempts + 1, fencing_token = fencing_token + 1,
                    worker = ?, due_at = ?, started_at = coalesce(started_at, ?), woken = 0
                WHERE id IN (SELECT id FROM tasks WHERE kind = ? AND due_at <= ? ORDER BY due_at LIMIT ?)
                RETURNING \(DurableTask.columns), fencing_token
                """,
                [
                    worker, (now + leaseFor).milliseconds, now.milliseconds, kind.rawValue, now.milliseconds, limit,
                ])
            let claimed = try rows.map { row in
                let task = try DurableTask(row: row)
                return ClaimedTask(
                    task: task, lease: TaskLease(task: task.id, fencingToken: row["fencing_token"]))
            }
            claimed.forEach { effects.tell(.taskChanged($0.task.id)) }
            return claimed.sorted { ($0.task.runAfter ?? now, $0.task.id) < ($1.task.runAfter ?? now, $1.task.id) }
        }
    }

    package func renewLeases(_ leases: [TaskLease], until: Timestamp) async throws(StoreError) -> Set<TaskLease> {
        try await write("renew_leases") { database, _ in
            var held: Set<TaskLease> = []
            for lease in leases {
                let changed = try database.run(
                    "UPDATE tasks SET due_at = ? \(TaskLease.isHeld)",
                    .of(until.milliseconds) + lease.arguments)
                if changed == 1 { held.insert(lease) }
            }
            return held
        }
    }

    package func recordProgress(_ lease: TaskLease, progress: Int, checkpoint: Data?, now: Timestamp)
        async throws(StoreError)
    {
        try await write("record_progress") { database, effects in
            let changed = try database.run(
                """
                UPDATE tasks SET progress = max(progress, ?), checkpoint = coalesce(?, checkpoint) \(TaskLease.isHeld)
                """, .of(progress, checkpoint) + lease.arguments)
            guard changed == 1 else { throw StoreError(.conflict, statement: "record_progress") }
            effects.tell(.taskChanged(lease.task))
        }
    }

    package func releaseTask(
        _ lease: TaskLease, progress: Int, checkpoint: Data?, runAfter: Timestamp, now: Timestamp
    ) async throws(StoreError) {
        try await write("release_task") { database, effects in
            let changed = try database.run(
                """
                UPDATE tasks SET progress = max(progress, ?), checkpoint = coalesce(?, checkpoint),
                    run_after = CASE woken WHEN 1 THEN run_after ELSE ? END,
                    due_at = CASE woken WHEN 1 THEN run_after ELSE ? END, woken = 0, worker = NULL, fencing_token = fencing_token + 1 \(TaskLease.isHeld)
                """,
                .of(progress, checkpoint, runAfter.milliseconds, runAfter.milliseconds)
                    + lease.arguments)
            guard changed == 1 else { throw StoreError(.conflict, statement: "release_task") }
            effects.tell(.taskChanged(lease.task))
            effects.tell(.taskDue)
        }
    }

    package func settleTask(_ lease: TaskLease, _ settlement: TaskSettlement) async throws(StoreError) {
        try await write("settle_task") { database, effects in
            let ending = try TaskEnding(settlement)
            let changed = try database.run(
                "UPDATE tasks SET \(TaskEnding.assignments) \(TaskLease.isHeld)", ending.arguments + lease.arguments)
            guard changed == 1 else { throw StoreError(.conflict, statement: "settle_task") }
            try settlement.files.forEach { try $0.insert(into: database) }
            try settlement.deliveries.forEach { try $0.insert(into: database) }
            try database.releaseBlobs(of: lease.task)
            effects.tell(.taskChanged(lease.task))
            if !settlement.deliveries.isEmpty { effects.tell(.deliveryDue) }
        }
    }
}

extension TaskLease {
    /// The condition of every write of a step.
    static let isHeld = "WHERE id = ? AND fencing_token = ? AND due_at IS NOT NULL AND worker IS NOT NULL"

    var arguments: StatementArguments { [task.rawValue, fencingToken] }
}
