// SPDX-License-Identifier: Apache-2.0

/// What is true of the whole installation, whichever server asks.
struct InstallationSchema {
    let sql: SQLDialect

    var statements: [String] {
        [
            """
            CREATE TABLE installation (
                name TEXT NOT NULL PRIMARY KEY,
                value TEXT NOT NULL
            ) \(sql.keyedTableEnd)
            """,
            "ALTER TABLE sessions ADD COLUMN try_server TEXT",
            // What is lost in a crash of the database begins anew.
            """
            CREATE \(sql.passingTable) shared_states (
                name TEXT NOT NULL PRIMARY KEY,
                state TEXT NOT NULL,
                changed_at \(sql.integer) NOT NULL
            ) \(sql.keyedTableEnd)
            """,
        ]
    }
}
