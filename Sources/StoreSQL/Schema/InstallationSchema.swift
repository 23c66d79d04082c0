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
            """
        ]
    }
}
