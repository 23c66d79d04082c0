// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

/// The steps that bring a database to this build's schema, in order. A step that was released is never changed.
enum Migrations {
    /// - Throws: `StoreError` `.corrupt` for a database that a newer build has changed already.
    static func apply(to database: DatabasePool) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first schema") { database in
            for statement in FirstSchema.statements { try database.execute(sql: statement) }
        }
        let isNewer = try database.read { try migrator.hasBeenSuperseded($0) }
        guard !isNewer else { throw StoreError(.corrupt, statement: "migrate") }
        try migrator.migrate(database)
    }
}
