// SPDX-License-Identifier: Apache-2.0

/// What makes forgetting quick, and nothing that slows tasks down.
struct RetentionSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
            "CREATE INDEX sessions_task ON sessions (task)",
            "CREATE INDEX sessions_query_task ON sessions (query_task) WHERE query_task IS NOT NULL",
            "DROP INDEX tasks_status",
        ] + (sql.checksAreCheap ? [] : ["ALTER TABLE tasks \(withoutChecks)"])
    }

    /// By the names that PostgreSQL gave them.
    private var withoutChecks: String {
        ["kind_check", "status_check", "progress_check", "check", "check1"]
            .map { "DROP CONSTRAINT tasks_\($0)" }.joined(separator: ", ")
    }
}
