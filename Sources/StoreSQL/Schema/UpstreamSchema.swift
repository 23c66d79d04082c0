// SPDX-License-Identifier: Apache-2.0

/// What providers elsewhere need: where our objects are registered, checks of persons that they make, and tasks that
/// their callbacks wake.
struct UpstreamSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
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
                intent_at \(sql.integer),
                made_at \(sql.integer),
                attempts \(sql.integer) NOT NULL,
                due_at \(sql.integer),
                lease_until \(sql.integer),
                fencing_token \(sql.integer) NOT NULL DEFAULT 0,
                created_at \(sql.integer) NOT NULL,
                PRIMARY KEY (upstream, object),
                CHECK (state NOT IN ('processing', 'active') OR upstream_id IS NOT NULL),
                CHECK ((state = 'failed') = (rejection IS NOT NULL))
            ) \(sql.keyedTableEnd)
            """,
            "CREATE INDEX registrations_due ON registrations (upstream, due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX registrations_object ON registrations (object)",
            "CREATE INDEX registrations_group ON registrations (group_id)",
            "ALTER TABLE sessions ADD COLUMN upstream TEXT",
            "ALTER TABLE sessions ADD COLUMN remote_check \(sql.bytes)",
            "ALTER TABLE sessions ADD COLUMN check_due_at \(sql.integer)",
            "CREATE INDEX sessions_check ON sessions (check_due_at) WHERE check_due_at IS NOT NULL AND ended_at IS NULL",
            "ALTER TABLE tasks ADD COLUMN hint TEXT",
            "ALTER TABLE tasks ADD COLUMN cancel_requested \(sql.boolean) NOT NULL DEFAULT FALSE",
            // Set by a wake-up that comes while a step runs.
            "ALTER TABLE tasks ADD COLUMN woken \(sql.boolean) NOT NULL DEFAULT FALSE",
        ]
    }
}
