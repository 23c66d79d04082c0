// SPDX-License-Identifier: Apache-2.0

/// Endpoints in trouble, keys that sign, and what lists and claims of deliveries need. `deliveries.host` holds the
/// endpoint from here on: account and address with a space between. Servers of an older release, which go on beside
/// this one while it is brought in, write the host alone; such rows are endpoints of their own.
struct NotificationSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
            "ALTER TABLE deliveries ADD COLUMN attempts_before \(sql.integer) NOT NULL DEFAULT 0",
            "CREATE INDEX deliveries_endpoint ON deliveries (host, next_attempt_at) WHERE status = 'waiting'",
            "CREATE INDEX deliveries_leased ON deliveries (host) WHERE lease_until IS NOT NULL",
            "CREATE INDEX deliveries_account ON deliveries (account, id)",
            """
            CREATE TABLE endpoints (
                name TEXT NOT NULL PRIMARY KEY,
                failing_since \(sql.integer) NOT NULL,
                last_failed_at \(sql.integer) NOT NULL,
                disabled_at \(sql.integer),
                probe_at \(sql.integer),
                CHECK ((disabled_at IS NULL) = (probe_at IS NULL))
            ) \(sql.keyedTableEnd)
            """,
            "ALTER TABLE accounts ADD COLUMN previous_secret \(sql.bytes)",
            "ALTER TABLE accounts ADD COLUMN previous_until \(sql.integer)",
            "ALTER TABLE accounts ADD COLUMN events_url TEXT",
            """
            CREATE TABLE signing_keys (
                id TEXT NOT NULL PRIMARY KEY,
                private_key \(sql.bytes) NOT NULL,
                created_at \(sql.integer) NOT NULL,
                retires_at \(sql.integer)
            ) \(sql.keyedTableEnd)
            """,
        ]
    }
}
