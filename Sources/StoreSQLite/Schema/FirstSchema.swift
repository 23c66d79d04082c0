// SPDX-License-Identifier: Apache-2.0

/// Times are Unix milliseconds. What the store never looks into (inputs, outcomes, records) is JSON text. Rows are
/// numbered by `seq`, so that lists have an order within one millisecond.
enum FirstSchema {
    static let statements = accounts + work + verification + library + files + outbox

    private static let accounts = [
        """
        CREATE TABLE accounts (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
            webhook_secret BLOB NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE api_keys (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES accounts (id),
            digest TEXT NOT NULL UNIQUE,
            hint TEXT NOT NULL,
            is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
            created_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT
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
            taken_at INTEGER NOT NULL,
            PRIMARY KEY (account, method, path, key),
            CHECK ((answer_kind IS NULL) = (answer_id IS NULL))
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let work = [
        """
        CREATE TABLE tasks (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES accounts (id),
            project TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('verification', 'verification_query', 'asset_review', 'video')),
            status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
            progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
            input TEXT NOT NULL,
            checkpoint BLOB,
            outcome TEXT,
            failure TEXT,
            attempts INTEGER NOT NULL,
            run_after INTEGER,
            -- When a worker may take it: run_after, or the end of the lease while one is held; null when never.
            due_at INTEGER,
            worker TEXT,
            fencing_token INTEGER NOT NULL DEFAULT 0,
            deadline INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER,
            estimated_seconds INTEGER NOT NULL,
            cost_micro_usd INTEGER,
            CHECK (due_at IS NULL OR status IN ('pending', 'processing')),
            CHECK ((finished_at IS NULL) = (status IN ('pending', 'processing')))
        ) STRICT
        """,
        "CREATE INDEX tasks_due ON tasks (kind, due_at) WHERE due_at IS NOT NULL",
        "CREATE INDEX tasks_status ON tasks (status)",
    ]

    private static let verification = [
        """
        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES accounts (id),
            project TEXT NOT NULL,
            task TEXT NOT NULL REFERENCES tasks (id),
            query_task TEXT REFERENCES tasks (id),
            callback_url TEXT NOT NULL,
            byted_digest TEXT NOT NULL UNIQUE,
            byted_token BLOB NOT NULL,
            link_digest TEXT NOT NULL UNIQUE,
            link_token BLOB NOT NULL,
            state TEXT NOT NULL CHECK (
                state IN ('created', 'opened', 'consented', 'capturing', 'verified', 'failed', 'expired')),
            tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
            last_failure TEXT,
            device_digest TEXT,
            consent TEXT,
            group_id TEXT,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            ended_at INTEGER,
            revision INTEGER NOT NULL,
            CHECK ((ended_at IS NOT NULL) = (state IN ('verified', 'failed', 'expired'))),
            CHECK ((group_id IS NOT NULL) = (state = 'verified'))
        ) STRICT
        """,
        "CREATE INDEX sessions_open ON sessions (expires_at) WHERE ended_at IS NULL",
    ]

    private static let library = [
        """
        CREATE TABLE groups (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES accounts (id),
            project TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('LivenessFace', 'AIGC')),
            name TEXT NOT NULL CHECK (length(name) <= 64),
            description TEXT NOT NULL CHECK (length(description) <= 300),
            template BLOB,
            consent TEXT,
            licence TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX groups_owner ON groups (account, project, kind)",
        """
        CREATE TABLE assets (
            seq INTEGER PRIMARY KEY,
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
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            CHECK ((status = 'active') = (blob IS NOT NULL AND facts IS NOT NULL)),
            CHECK ((status = 'failed') = (rejection IS NOT NULL))
        ) STRICT
        """,
        "CREATE INDEX assets_group ON assets (group_id)",
        "CREATE INDEX assets_task ON assets (task)",
        "CREATE INDEX assets_owner ON assets (account, project)",
        "CREATE INDEX assets_blob ON assets (blob) WHERE blob IS NOT NULL",
    ]

    private static let files = [
        """
        CREATE TABLE files (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES accounts (id),
            purpose TEXT NOT NULL CHECK (purpose IN ('upload', 'video', 'thumbnail', 'last_frame')),
            blob TEXT NOT NULL,
            byte_count INTEGER NOT NULL,
            name TEXT NOT NULL,
            content_type TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            has_bytes INTEGER NOT NULL DEFAULT 1 CHECK (has_bytes IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX files_expiry ON files (expires_at) WHERE has_bytes = 1",
        "CREATE INDEX files_blob ON files (blob) WHERE has_bytes = 1",
        """
        CREATE TABLE retained_blobs (
            task TEXT NOT NULL REFERENCES tasks (id),
            blob TEXT NOT NULL,
            PRIMARY KEY (task, blob)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX retained_blobs_blob ON retained_blobs (blob)",
        // Blobs that lost a user; those that nothing else uses can be deleted.
        "CREATE TABLE released_blobs (blob TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
    ]

    private static let outbox = [
        """
        CREATE TABLE deliveries (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES accounts (id),
            task TEXT NOT NULL REFERENCES tasks (id),
            url TEXT NOT NULL,
            host TEXT NOT NULL,
            rhythm TEXT NOT NULL CHECK (rhythm IN ('standard', 'video')),
            body BLOB,
            status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'abandoned')),
            attempts INTEGER NOT NULL,
            next_attempt_at INTEGER,
            lease_until INTEGER,
            fencing_token INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE status = 'waiting'",
        "CREATE INDEX deliveries_task ON deliveries (task)",
        """
        CREATE TABLE delivery_attempts (
            delivery TEXT NOT NULL REFERENCES deliveries (id),
            number INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            milliseconds INTEGER NOT NULL,
            status INTEGER,
            reason TEXT,
            PRIMARY KEY (delivery, number),
            CHECK ((status IS NULL) <> (reason IS NULL))
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
