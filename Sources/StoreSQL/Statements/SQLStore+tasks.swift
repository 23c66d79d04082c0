// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension OrderedUse {
    /// - Throws: `StoreError` `.videosUsedUp` when the licence allows no further video.
    fileprivate func insert(
        of task: DurableTask, on database: any SQLConnection, _ effects: inout WriteEffects
    ) throws {
        if let mostVideos {
            try database.takeTurn(.countUses)
            guard try database.useCount(of: group) < mostVideos else {
                throw StoreError(.videosUsedUp, statement: "create_task")
            }
        }
        try database.post(
            "INSERT INTO face_uses (group_id, task, used_at) VALUES (?, ?, ?)", [group, task.id, task.createdAt])
        try entry.insert(on: database, &effects)
    }
}

extension SQLStore {
    package func createTask(_ task: DurableTask, uses: [OrderedUse], claim: IdempotencyClaim?)
        async throws(StoreError)
    {
        let new = try NewTask(task)
        try await write("create_task") { database, effects in
            for use in uses { try use.insert(of: task, on: database, &effects) }
            try new.insert(on: database)
            try claim?.complete(with: .task(task.id), on: database)
            if let cost = task.reservedMicroUSD, cost > 0 { effects.accounts.reserve(cost, of: task.account) }
            effects.tell(.taskDue)
        }
    }

    package func task(_ id: TaskID, of account: AccountID) async throws(StoreError) -> DurableTask? {
        try await lookUp("task") {
            try $0.first("SELECT \(DurableTask.columns) FROM tasks WHERE id = ? AND account = ?", [id, account])
                .map(DurableTask.init(row:))
        }
    }

    package func tasks(_ ids: [TaskID], of account: AccountID) async throws(StoreError) -> [DurableTask] {
        try await read("tasks") { database in
            try database.all(
                """
                SELECT \(DurableTask.columns) FROM tasks
                WHERE account = ? AND id IN (\(database.dialect.elementsOfList))
                """, [account, try jsonText(ids)]
            ).map(DurableTask.init(row:))
        }
    }

    package func wakeTask(_ id: TaskID, hint: String?, now: Timestamp) async throws(StoreError) {
        try await write("wake_task") { database, effects in
            try database.post(
                """
                UPDATE tasks SET hint = coalesce(?1, hint), woken = (worker IS NOT NULL), run_after = ?2,
                    due_at = CASE WHEN worker IS NULL THEN ?2 ELSE due_at END
                WHERE id = ?3 AND due_at IS NOT NULL
                """, [hint, now, id])
            effects.tell(.taskDue)
        }
    }

    package func requestCancel(_ id: TaskID, now: Timestamp) async throws(StoreError) -> Bool {
        try await write("request_cancel") { database, effects in
            let changed = try database.run(
                """
                UPDATE tasks SET cancel_requested = TRUE, worker = NULL, fencing_token = fencing_token + 1,
                    run_after = ?1, due_at = ?1
                WHERE id = ?2 AND due_at IS NOT NULL
                """, [now, id])
            effects.tell(.taskDue)
            return changed == 1
        }
    }

    package func heldTasks() async throws(StoreError) -> [HeldTask] {
        try await read("held_tasks") { database in
            let rows = try database.all(
                """
                SELECT id, worker, fencing_token, due_at FROM tasks
                WHERE due_at IS NOT NULL AND worker IS NOT NULL ORDER BY due_at, id
                """)
            return try rows.map { row in
                HeldTask(
                    lease: TaskLease(task: try row.id("id"), fencingToken: Int64(try row.integer("fencing_token"))),
                    worker: try row.text("worker"), until: try row.time("due_at"))
            }
        }
    }

    package func nextTaskDue(_ kind: TaskKind) async throws(StoreError) -> Timestamp? {
        try await read("next_task_due") {
            try $0.first("SELECT min(due_at) AS due_at FROM tasks WHERE kind = ? AND due_at IS NOT NULL", [kind])?
                .optionalTime("due_at")
        }
    }
}
