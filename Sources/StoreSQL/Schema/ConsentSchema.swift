// SPDX-License-Identifier: Apache-2.0

/// Consents of persons, what their faces were used for, and the log of it. A consent outlives its group, and a use its
/// task: neither refers to them.
struct ConsentSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
            "ALTER TABLE groups ADD COLUMN withdrawn_at \(sql.integer)",
            """
            CREATE TABLE consents (
                group_id TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id),
                project TEXT NOT NULL,
                task TEXT NOT NULL REFERENCES tasks (id),
                link_digest TEXT NOT NULL UNIQUE,
                link \(sql.bytes) NOT NULL,
                record TEXT NOT NULL,
                agreed TEXT NOT NULL,
                receipt TEXT NOT NULL,
                given_at \(sql.integer) NOT NULL,
                announced_at \(sql.integer),
                ended_at \(sql.integer),
                ended_by TEXT,
                erase_at \(sql.integer),
                inventory TEXT,
                lease_until \(sql.integer),
                fencing_token \(sql.integer) NOT NULL DEFAULT 0,
                erased_at \(sql.integer),
                proof TEXT,
                CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
                CHECK ((ended_at IS NULL) = (erase_at IS NULL)),
                CHECK ((erased_at IS NULL) = (proof IS NULL)),
                CHECK (erased_at IS NULL OR inventory IS NOT NULL)
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX consents_account ON consents (account, group_id)",
            "CREATE INDEX consents_task ON consents (task)",
            "CREATE INDEX consents_erasure ON consents (erase_at) WHERE erase_at IS NOT NULL AND erased_at IS NULL",
            "CREATE INDEX consents_given ON consents (given_at) WHERE ended_at IS NULL",
            """
            CREATE TABLE face_uses (
                group_id TEXT NOT NULL,
                task TEXT NOT NULL,
                used_at \(sql.integer) NOT NULL,
                PRIMARY KEY (group_id, task)
            ) \(sql.keyedTableEnd)
            """,
            "CREATE INDEX face_uses_task ON face_uses (task)",
            """
            CREATE TABLE receipt_keys (
                id TEXT NOT NULL PRIMARY KEY,
                public_key \(sql.bytes) NOT NULL,
                private_key \(sql.bytes),
                created_at \(sql.integer) NOT NULL,
                retired_at \(sql.integer),
                CHECK ((private_key IS NULL) = (retired_at IS NOT NULL))
            ) \(sql.keyedTableEnd)
            """,
            """
            CREATE TABLE audit_entries (
                id TEXT NOT NULL PRIMARY KEY,
                account TEXT,
                body TEXT NOT NULL,
                number \(sql.integer) UNIQUE,
                digest TEXT,
                CHECK ((number IS NULL) = (digest IS NULL))
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX audit_unchained ON audit_entries (id) WHERE number IS NULL",
        ]
    }
}
