// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

/// The steps that bring a database to this build's schema, in order. A step that was released is never changed.
enum Migrations {
    /// - Throws: `StoreError` `.newerSchema` for a database that a newer build has changed already, `.corrupt` for one
    ///   that another program made.
    static func apply(to database: DatabasePool) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first schema") { database in
            for statement in FirstSchema.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2 upstreams") { database in
            for statement in UpstreamSchema.statements { try database.execute(sql: statement) }
        }
        try database.read { database in
            guard try isOurs(database) else { throw StoreError(.corrupt, statement: "migrate") }
            guard try !migrator.hasBeenSuperseded(database) else {
                throw StoreError(.newerSchema, statement: "migrate")
            }
        }
        try migrator.migrate(database)
    }

    /// Whether it is empty or has had one of our migrations.
    private static func isOurs(_ database: Database) throws -> Bool {
        let isEmpty = try database.first("SELECT 1 FROM sqlite_master LIMIT 1") == nil
        return try isEmpty || database.tableExists("grdb_migrations")
    }
}
