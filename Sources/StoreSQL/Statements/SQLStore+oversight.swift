// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Ids of tasks sort by the time they were made, so lists and spans of time go by the primary key, and one account's by
/// the only index that tasks have for it.
extension SQLStore {
    package func tasks(_ filter: TaskFilter, before last: TaskID?, limit: Int) async throws(StoreError)
        -> [DurableTask]
    {
        try await read("list_tasks") { database in
            var condition = SQLCondition()
            condition.add("account", equals: filter.account)
            condition.add("kind", equals: filter.kind)
            condition.add("status", equals: filter.status)
            if let text = filter.idBegins {
                condition.add("id >= ?", [text])
                // Behind every id that begins so, in any collation.
                condition.add("id < ?", [text + String(repeating: "z", count: 26)])
            }
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT \(DurableTask.columns) FROM tasks WHERE \(condition.sql) ORDER BY id DESC LIMIT ?",
                condition.values + [limit]
            ).map(DurableTask.init(row:))
        }
    }

    package func task(_ id: TaskID, within account: AccountID?) async throws(StoreError) -> DurableTask? {
        try await lookUp("task_within") { database in
            var condition = SQLCondition()
            condition.add("id", equals: id)
            condition.add("account", equals: account)
            return try database.first(
                "SELECT \(DurableTask.columns) FROM tasks WHERE \(condition.sql)", condition.values
            ).map(DurableTask.init(row:))
        }
    }

    package func unfinishedTasks(within account: AccountID?) async throws(StoreError) -> [TaskCount] {
        try await read("unfinished_tasks") { database in
            var condition = SQLCondition()
            // The index of due tasks has these and no others.
            condition.add("due_at IS NOT NULL", [])
            condition.add("account", equals: account)
            let rows = try database.all(
                """
                SELECT kind, status, count(*) AS number FROM tasks WHERE \(condition.sql)
                GROUP BY kind, status ORDER BY kind, status
                """, condition.values)
            let counts = try rows.map { row in
                TaskCount(
                    kind: try row.word("kind"), status: try row.word("status"), count: try row.integer("number"))
            }
            let asked = try database.askedSessions(within: account)
            return asked == 0
                ? counts : counts + [TaskCount(kind: .verificationQuery, status: .processing, count: asked)]
        }
    }

    package func taskSums(within account: AccountID?, since: Timestamp) async throws(StoreError) -> [TaskSum] {
        try await read("task_sums") { database in
            var condition = SQLCondition()
            condition.add("id >= ?", [TaskID.first(at: since)])
            condition.add("finished_at IS NOT NULL", [])
            condition.add("account", equals: account)
            let rows = try database.all(
                """
                SELECT kind, status, finished_at / 3600000 AS hour, count(*) AS number,
                    CAST(sum(finished_at - coalesce(started_at, created_at)) AS BIGINT) AS spent
                FROM tasks WHERE \(condition.sql) GROUP BY kind, status, finished_at / 3600000
                ORDER BY hour, kind, status
                """, condition.values)
            return try rows.map { row in
                TaskSum(
                    kind: try row.word("kind"), status: try row.word("status"),
                    hour: Timestamp(seconds: Int64(try row.integer("hour")) * 3600),
                    count: try row.integer("number"), duration: .milliseconds(try row.integer("spent")))
            }
        }
    }

    package func videos(of group: GroupID, before last: TaskID?, limit: Int) async throws(StoreError)
        -> [DurableTask]
    {
        try await read("videos_of_group") { database in
            var condition = SQLCondition()
            condition.add(
                """
                id IN (SELECT video_assets.task FROM video_assets JOIN assets ON assets.id = video_assets.asset
                    WHERE assets.group_id = ?)
                """, [group])
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT \(DurableTask.columns) FROM tasks WHERE \(condition.sql) ORDER BY id DESC LIMIT ?",
                condition.values + [limit]
            ).map(DurableTask.init(row:))
        }
    }
}

extension SQLConnection {
    /// Open sessions whose outcome was asked for: the tasks that wait for them are never due.
    fileprivate func askedSessions(within account: AccountID?) throws -> Int {
        var condition = SQLCondition()
        condition.add("ended_at IS NULL AND query_task IS NOT NULL", [])
        condition.add("account", equals: account)
        return try first("SELECT count(*) AS number FROM sessions WHERE \(condition.sql)", condition.values)?
            .integer("number") ?? 0
    }
}
