// SPDX-License-Identifier: Apache-2.0

/// Times are Unix milliseconds. What the store never looks into (inputs, outcomes, records) is JSON text. Rows are
/// numbered by `seq`, so that lists have an order within one millisecond.
struct FirstSchema {
    let sql: SQLDialect

    var statements: [String] { accounts + work + verification + library + files + outbox }

    private var accounts: [String] {
        [
            """
            CREATE TABLE accounts (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
                webhook_secret \(sql.bytes) NOT NULL,
                created_at \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE api_keys (
                seq \(sql.sequence),
                id TEXT NOT NULL UNIQUE,
                account TEXT NOT NULL REFERENCES accounts (id),
                digest TEXT NOT NULL UNIQUE,
                hint TEXT NOT NULL,
                is_admin \(sql.boolean) NOT NULL CHECK (is_admin IN (FALSE, TRUE)),
                created_at \(sql.integer) NOT NULL,
                revoked_at \(sql.integer)
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE idempotency (
                account TEXT NOT NULL REFERENCES accounts (id),
                method TEXT NOT NULL,
                path TEXT NOT NULL,
                key TEXT NOT NULL,
                body_hash TEXT NOT NULL,
                answer_kind TEXT CHECK (answer_kind IN ('task', 'group', 'file')),
                answer_id TEXT,
                taken_at \(sql.integer) NOT NULL,
                PRIMARY KEY (account, method, path, key),
                CHECK ((answer_kind IS NULL) = (answer_id IS NULL))
            ) \(sql.keyedTableEnd)
            """,
        ]
    }

    private var work: [String] {
        [
            """
            CREATE TABLE tasks (
                id TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id),
                project TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('verification', 'verification_query', 'asset_review', 'video')),
                status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
                progress \(sql.integer) NOT NULL CHECK (progress BETWEEN 0 AND 100),
                input TEXT NOT NULL,
                checkpoint \(sql.bytes),
                outcome TEXT,
                failure TEXT,
                attempts \(sql.integer) NOT NULL,
                run_after \(sql.integer),
                -- When a worker may take it: run_after, or the end of the lease while one is held; null when never.
                due_at \(sql.integer),
                worker TEXT,
                fencing_token \(sql.integer) NOT NULL DEFAULT 0,
                deadline \(sql.integer) NOT NULL,
                created_at \(sql.integer) NOT NULL,
                started_at \(sql.integer),
                finished_at \(sql.integer),
                estimated_seconds \(sql.integer) NOT NULL,
                cost_micro_usd \(sql.integer),
                CHECK (due_at IS NULL OR status IN ('pending', 'processing')),
                CHECK ((finished_at IS NULL) = (status IN ('pending', 'processing')))
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX tasks_due ON tasks (kind, due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX tasks_status ON tasks (status)",
        ]
    }

    private var verification: [String] {
        [
            """
            CREATE TABLE sessions (
                id TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id),
                project TEXT NOT NULL,
                task TEXT NOT NULL REFERENCES tasks (id),
                query_task TEXT REFERENCES tasks (id),
                callback_url TEXT NOT NULL,
                byted_digest TEXT NOT NULL UNIQUE,
                byted_token \(sql.bytes) NOT NULL,
                link_digest TEXT NOT NULL UNIQUE,
                link_token \(sql.bytes) NOT NULL,
                state TEXT NOT NULL CHECK (
                    state IN ('created', 'opened', 'consented', 'capturing', 'verified', 'failed', 'expired')),
                tries_left \(sql.integer) NOT NULL CHECK (tries_left >= 0),
                last_failure TEXT,
                device_digest TEXT,
                consent TEXT,
                group_id TEXT,
                created_at \(sql.integer) NOT NULL,
                expires_at \(sql.integer) NOT NULL,
                ended_at \(sql.integer),
                revision \(sql.integer) NOT NULL,
                CHECK ((ended_at IS NOT NULL) = (state IN ('verified', 'failed', 'expired'))),
                CHECK ((group_id IS NOT NULL) = (state = 'verified'))
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX sessions_open ON sessions (expires_at) WHERE ended_at IS NULL",
        ]
    }

    private var library: [String] {
        [
            """
            CREATE TABLE groups (
                seq \(sql.sequence),
                id TEXT NOT NULL UNIQUE,
                account TEXT NOT NULL REFERENCES accounts (id),
                project TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('LivenessFace', 'AIGC')),
                name TEXT NOT NULL CHECK (length(name) <= 64),
                description TEXT NOT NULL CHECK (length(description) <= 300),
                template \(sql.bytes),
                consent TEXT,
                licence TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                updated_at \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX groups_owner ON groups (account, project, kind)",
            """
            CREATE TABLE assets (
                seq \(sql.sequence),
                id TEXT NOT NULL UNIQUE,
                account TEXT NOT NULL REFERENCES accounts (id),
                project TEXT NOT NULL,
                group_id TEXT NOT NULL REFERENCES groups (id),
                task TEXT NOT NULL REFERENCES tasks (id),
                name TEXT NOT NULL CHECK (length(name) <= 64),
                type TEXT CHECK (type IN ('Image', 'Video', 'Audio')),
                source_url TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('processing', 'active', 'failed')),
                blob TEXT,
                facts TEXT,
                rejection TEXT,
                created_at \(sql.integer) NOT NULL,
                updated_at \(sql.integer) NOT NULL,
                CHECK ((status = 'active') = (blob IS NOT NULL AND facts IS NOT NULL)),
                CHECK ((status = 'failed') = (rejection IS NOT NULL))
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX assets_group ON assets (group_id)",
            "CREATE INDEX assets_task ON assets (task)",
            "CREATE INDEX assets_owner ON assets (account, project)",
            "CREATE INDEX assets_blob ON assets (blob) WHERE blob IS NOT NULL",
        ]
    }

    private var files: [String] {
        [
            """
            CREATE TABLE files (
                id TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id),
                purpose TEXT NOT NULL CHECK (purpose IN ('upload', 'video', 'thumbnail', 'last_frame')),
                blob TEXT NOT NULL,
                byte_count \(sql.integer) NOT NULL,
                name TEXT NOT NULL,
                content_type TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                expires_at \(sql.integer) NOT NULL,
                has_bytes \(sql.boolean) NOT NULL DEFAULT TRUE CHECK (has_bytes IN (FALSE, TRUE))
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX files_expiry ON files (expires_at) WHERE has_bytes",
            "CREATE INDEX files_blob ON files (blob) WHERE has_bytes",
            """
            CREATE TABLE retained_blobs (
                task TEXT NOT NULL REFERENCES tasks (id),
                blob TEXT NOT NULL,
                PRIMARY KEY (task, blob)
            ) \(sql.keyedTableEnd)
            """,
            "CREATE INDEX retained_blobs_blob ON retained_blobs (blob)",
            // Blobs that lost a user; those that nothing else uses can be deleted.
            "CREATE TABLE released_blobs (blob TEXT NOT NULL PRIMARY KEY) \(sql.keyedTableEnd)",
        ]
    }

    private var outbox: [String] {
        [
            """
            CREATE TABLE deliveries (
                id TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id),
                task TEXT NOT NULL REFERENCES tasks (id),
                url TEXT NOT NULL,
                host TEXT NOT NULL,
                rhythm TEXT NOT NULL CHECK (rhythm IN ('standard', 'video')),
                body \(sql.bytes),
                status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'abandoned')),
                attempts \(sql.integer) NOT NULL,
                next_attempt_at \(sql.integer),
                lease_until \(sql.integer),
                fencing_token \(sql.integer) NOT NULL DEFAULT 0,
                created_at \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE status = 'waiting'",
            "CREATE INDEX deliveries_task ON deliveries (task)",
            """
            CREATE TABLE delivery_attempts (
                delivery TEXT NOT NULL REFERENCES deliveries (id),
                number \(sql.integer) NOT NULL,
                started_at \(sql.integer) NOT NULL,
                milliseconds \(sql.integer) NOT NULL,
                status \(sql.integer),
                reason TEXT,
                PRIMARY KEY (delivery, number),
                CHECK ((status IS NULL) <> (reason IS NULL))
            ) \(sql.keyedTableEnd)
            """,
        ]
    }
}
