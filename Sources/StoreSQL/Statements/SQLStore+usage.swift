// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func usage(_ filter: UsageFilter, by grouping: UsageGrouping) async throws(StoreError) -> [UsageRow] {
        try await read("usage") { database in
            let conditions = try filter.conditions(database.dialect)
            return try database.all(
                """
                SELECT \(grouping.column) AS grouped,
                    CAST(sum(CASE WHEN has_failed THEN 0 ELSE 1 END) AS BIGINT) AS completed,
                    CAST(sum(CASE WHEN has_failed THEN 1 ELSE 0 END) AS BIGINT) AS failed,
                    CAST(sum(milliseconds) AS BIGINT) AS milliseconds,
                    CAST(sum(cost_micro_usd) AS BIGINT) AS cost
                FROM usage_entries WHERE \(conditions.text) GROUP BY \(grouping.column)
                """, conditions.values
            ).map { try UsageRow(row: $0, grouping) }
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

extension UsageGrouping {
    fileprivate var column: String {
        switch self {
        case .day: "finished_at / \(UsageRow.quarterMilliseconds)"
        case .model: "model"
        case .project: "project"
        case .key: "api_key"
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

extension UsageRow {
    fileprivate init(row: SQLRow, _ grouping: UsageGrouping) throws {
        self.init(
            group: try Group(row: row, grouping),
            sum: UsageSum(
                completed: Int64(try row.integer("completed")), failed: Int64(try row.integer("failed")),
                milliseconds: Int64(try row.integer("milliseconds")), costMicroUSD: Int64(try row.integer("cost"))))
    }
}

extension UsageRow.Group {
    fileprivate init(row: SQLRow, _ grouping: UsageGrouping) throws {
        switch grouping {
        case .day:
            let number = Int64(try row.integer("grouped"))
            self = .quarter(Timestamp(milliseconds: number * UsageRow.quarterMilliseconds))
        case .model: self = .model(try row.word("grouped"))
        case .project: self = .project(try row.project("grouped"))
        case .key: self = .key(try row.optionalText("grouped").map { APIKeyID(rawValue: $0) })
        }
    }
}
