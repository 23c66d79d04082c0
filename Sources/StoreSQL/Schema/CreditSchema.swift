// SPDX-License-Identifier: Apache-2.0

/// How far keys reach, what accounts may spend, and what ended tasks have used. What an older release writes while it
/// goes on beside this one reaches everything and costs nothing.
struct CreditSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
            "ALTER TABLE api_keys ADD COLUMN label TEXT NOT NULL DEFAULT ''",
            // Null: everything.
            "ALTER TABLE api_keys ADD COLUMN reach TEXT",
            // Millionths of a dollar; null: without end.
            "ALTER TABLE accounts ADD COLUMN credit_granted \(sql.integer)",
            "ALTER TABLE accounts ADD COLUMN credit_used \(sql.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE accounts ADD COLUMN credit_reserved \(sql.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE tasks ADD COLUMN api_key TEXT",
            "ALTER TABLE tasks ADD COLUMN reserved_micro_usd \(sql.integer)",
            // Outlives its task: no reference.
            """
            CREATE TABLE usage_entries (
                task TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id),
                api_key TEXT,
                project TEXT NOT NULL,
                model TEXT NOT NULL,
                has_failed \(sql.boolean) NOT NULL,
                milliseconds \(sql.integer) NOT NULL,
                cost_micro_usd \(sql.integer) NOT NULL,
                finished_at \(sql.integer) NOT NULL
            ) \(sql.keyedTableEnd)
            """,
            "CREATE INDEX usage_account ON usage_entries (account, finished_at)",
        ]
    }
}
