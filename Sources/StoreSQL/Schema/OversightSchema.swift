// SPDX-License-Identifier: Apache-2.0

/// What makes an account's own list of tasks quick, and the videos of a person.
struct OversightSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
            "CREATE INDEX tasks_account ON tasks (account, id)",
            // Which videos name an asset. Orders of older releases are not in it.
            """
            CREATE TABLE video_assets (
                asset TEXT NOT NULL,
                task TEXT NOT NULL,
                PRIMARY KEY (asset, task)
            ) \(sql.keyedTableEnd)
            """,
            "CREATE INDEX video_assets_task ON video_assets (task)",
        ]
    }
}
