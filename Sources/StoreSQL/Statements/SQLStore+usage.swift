// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func usage(_ filter: UsageFilter) async throws(StoreError) -> [UsageSlot] {
        try await read("usage") { database in
            let conditions = try filter.conditions(database.dialect)
            return try database.all(
                """
                SELECT api_key, project, model, has_failed, finished_at / \(UsageSlot.milliseconds) AS slot,
                    count(*) AS tasks, CAST(sum(milliseconds) AS BIGINT) AS milliseconds,
                    CAST(sum(cost_micro_usd) AS BIGINT) AS cost
                FROM usage_entries WHERE \(conditions.text)
                GROUP BY api_key, project, model, has_failed, finished_at / \(UsageSlot.milliseconds)
                """, conditions.values
            ).map(UsageSlot.init(row:))
        }
    }

    package func purgeUsage(before time: Timestamp, limit: Int) async throws(StoreError) -> Int {
        try await write("purge_usage") { database, _ in
            // The task was made before it ended, so the primary key finds the oldest.
            try database.run(
                """
                DELETE FROM usage_entries WHERE task IN (
                    SELECT task FROM usage_entries WHERE task < ? AND finished_at < ? ORDER BY task LIMIT ?)
                """, [TaskID.first(at: time), time, limit])
        }
    }
}

extension UsageFilter {
    fileprivate func conditions(_ dialect: SQLDialect) throws -> (text: String, values: SQLArguments) {
        var parts = ["account = ?", "finished_at >= ?", "finished_at < ?"]
        var values: SQLArguments = [account, start, end]
        if let key {
            parts.append("api_key = ?")
            values = values + [key]
        }
        if let model {
            parts.append("model = ?")
            values = values + [model]
        }
        if let projects {
            parts.append("project IN (\(dialect.elementsOfList))")
            values = values + [try jsonText(projects)]
        }
        return (parts.joined(separator: " AND "), values)
    }
}

extension UsageSlot {
    fileprivate init(row: SQLRow) throws {
        let tasks = Int64(try row.integer("tasks"))
        let hasFailed = try row.flag("has_failed")
        self.init(
            key: try row.optionalText("api_key").map { APIKeyID(rawValue: $0) },
            project: ProjectName(trusted: try row.text("project")), model: try row.word("model"),
            start: Timestamp(milliseconds: Int64(try row.integer("slot")) * Self.milliseconds),
            sum: UsageSum(
                completed: hasFailed ? 0 : tasks, failed: hasFailed ? tasks : 0,
                milliseconds: Int64(try row.integer("milliseconds")), costMicroUSD: Int64(try row.integer("cost"))))
    }
}
