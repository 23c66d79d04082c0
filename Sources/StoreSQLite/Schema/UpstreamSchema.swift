// SPDX-License-Identifier: Apache-2.0

/// What providers elsewhere need: where our objects are registered, checks of persons that they make, and tasks that
/// their callbacks wake.
enum UpstreamSchema {
    static let statements = [
        """
        CREATE TABLE registrations (
            upstream TEXT NOT NULL,
            object TEXT NOT NULL,
            object_kind TEXT NOT NULL CHECK (object_kind IN ('group', 'asset')),
            group_id TEXT NOT NULL,
            group_kind TEXT NOT NULL CHECK (group_kind IN ('LivenessFace', 'AIGC')),
            account TEXT NOT NULL REFERENCES accounts (id),
            project TEXT NOT NULL,
            content TEXT,
            state TEXT NOT NULL CHECK (state IN ('wanted', 'processing', 'active', 'failed', 'removing')),
            upstream_id TEXT,
            rejection TEXT,
            intent_at INTEGER,
            made_at INTEGER,
            attempts INTEGER NOT NULL,
            due_at INTEGER,
            lease_until INTEGER,
            fencing_token INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (upstream, object),
            CHECK (state NOT IN ('processing', 'active') OR upstream_id IS NOT NULL),
            CHECK ((state = 'failed') = (rejection IS NOT NULL))
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX registrations_due ON registrations (upstream, due_at) WHERE due_at IS NOT NULL",
        "CREATE INDEX registrations_object ON registrations (object)",
        "CREATE INDEX registrations_group ON registrations (group_id)",
        "ALTER TABLE sessions ADD COLUMN upstream TEXT",
        "ALTER TABLE sessions ADD COLUMN remote_check BLOB",
        "ALTER TABLE sessions ADD COLUMN check_due_at INTEGER",
        "CREATE INDEX sessions_check ON sessions (check_due_at) WHERE check_due_at IS NOT NULL AND ended_at IS NULL",
        "ALTER TABLE tasks ADD COLUMN hint TEXT",
        "ALTER TABLE tasks ADD COLUMN cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1))",
        // Set by a wake-up that comes while a step runs.
        "ALTER TABLE tasks ADD COLUMN woken INTEGER NOT NULL DEFAULT 0 CHECK (woken IN (0, 1))",
    ]
}
