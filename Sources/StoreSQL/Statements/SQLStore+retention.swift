// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Ids sort by the time they were made, so what is old is found by the primary key: an index on the time of the end
/// would cost every task.
extension SQLStore {
    package func purgeSessions(endedBefore time: Timestamp, limit: Int) async throws(StoreError) -> Int {
        try await write("purge_sessions") { database, _ in
            try database.run(
                """
                DELETE FROM sessions WHERE id IN (
                    SELECT id FROM sessions WHERE id < ? AND ended_at < ? ORDER BY id LIMIT ?)
                """, [SessionID.first(at: time), time, limit])
        }
    }

    package func purgeTasks(endedBefore time: Timestamp, after last: TaskID?, limit: Int) async throws(StoreError)
        -> TaskID?
    {
        try await write("purge_tasks") { database, effects in
            try database.takeTurn(.purgeTasks)
            let rows = try database.all(
                "SELECT id, \(taskIsNeeded) AS needed FROM tasks \(endedTasks) ORDER BY id LIMIT ?",
                [last ?? TaskID(rawValue: ""), TaskID.first(at: time), time, limit])
            let ids: [TaskID] = try rows.filter { try !$0.flag("needed") }.map { try $0.id("id") }
            if !ids.isEmpty {
                try database.giveBack(ids, &effects.accounts)
                try database.deleteTasks(ids)
            }
            return rows.count < limit ? nil : try rows.last?.id("id")
        }
    }

    package func purgeEndpoints(triedBefore time: Timestamp) async throws(StoreError) {
        try await write("purge_endpoints") { database, _ in
            try database.post(
                """
                DELETE FROM endpoints WHERE last_failed_at < ? AND NOT EXISTS (
                    SELECT 1 FROM deliveries WHERE deliveries.host = endpoints.name AND status = 'waiting')
                """, [time])
        }
    }

    package func purgeFiles(expiredBefore time: Timestamp, limit: Int) async throws(StoreError) -> Int {
        try await write("purge_files") { database, _ in
            try database.run(
                """
                DELETE FROM files WHERE id IN (
                    SELECT id FROM files WHERE id < ? AND expires_at < ? AND NOT has_bytes ORDER BY id LIMIT ?)
                """, [FileID.first(at: time), time, limit])
        }
    }
}

private let endedTasks = "WHERE id > ? AND id < ? AND finished_at < ?"

/// Whether something else refers to the task, or somebody is still to be told of it.
private let taskIsNeeded = """
    (EXISTS (SELECT 1 FROM assets WHERE assets.task = tasks.id)
    OR EXISTS (SELECT 1 FROM sessions WHERE sessions.task = tasks.id)
    OR EXISTS (SELECT 1 FROM sessions WHERE sessions.query_task = tasks.id)
    OR EXISTS (SELECT 1 FROM consents WHERE consents.task = tasks.id)
    OR EXISTS (SELECT 1 FROM retained_blobs WHERE retained_blobs.task = tasks.id)
    OR EXISTS (SELECT 1 FROM deliveries WHERE deliveries.task = tasks.id AND deliveries.status = 'waiting'))
    """

extension SQLConnection {
    /// What was set aside for tasks that a server of an older release has ended, which knows nothing of it.
    fileprivate func giveBack(_ ids: [TaskID], _ accounts: inout AccountChanges) throws {
        let rows = try all(
            """
            SELECT account, reserved_micro_usd FROM tasks
            WHERE id IN (\(dialect.elementsOfList)) AND reserved_micro_usd > 0
                AND NOT EXISTS (SELECT 1 FROM usage_entries WHERE usage_entries.task = tasks.id)
            """, [try jsonText(ids)])
        for row in rows {
            accounts.settle(used: 0, released: Int64(try row.integer("reserved_micro_usd")), of: try row.id("account"))
        }
    }

    fileprivate func deleteTasks(_ ids: [TaskID]) throws {
        let list: SQLArguments = [try jsonText(ids)]
        let listed = "IN (\(dialect.elementsOfList))"
        let deliveries = "SELECT id FROM deliveries WHERE task \(listed)"
        try post("DELETE FROM delivery_attempts WHERE delivery IN (\(deliveries))", list)
        try post("DELETE FROM deliveries WHERE task \(listed)", list)
        try post("DELETE FROM video_assets WHERE task \(listed)", list)
        // A use without a task is one that made its video.
        try post(
            "DELETE FROM face_uses WHERE task IN (SELECT id FROM tasks WHERE status = 'failed' AND id \(listed))", list)
        try post("DELETE FROM tasks WHERE id \(listed)", list)
    }
}
