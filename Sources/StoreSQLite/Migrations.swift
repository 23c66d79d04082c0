// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore
import StoreSQL

/// Brings a file to this build's schema.
enum Migrations {
    /// - Throws: what `check` throws.
    static func apply(to database: some DatabaseWriter) throws {
        try database.read { try check($0) }
        try migrator.migrate(database)
    }

    /// - Throws: `StoreError` `.newerSchema` for a database that a newer build has changed already, `.corrupt` for one
    ///   that another program made.
    static func check(_ database: Database) throws {
        guard try isOurs(database) else { throw StoreError(.corrupt, statement: "migrate") }
        guard try !migrator.hasBeenSuperseded(database) else { throw StoreError(.newerSchema, statement: "migrate") }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in SchemaStep.all(in: .sqlite) {
            migrator.registerMigration(step.name) { database in
                for statement in step.statements { try database.execute(sql: statement) }
            }
        }
        return migrator
    }

    /// Whether it is empty or has had one of our migrations.
    private static func isOurs(_ database: Database) throws -> Bool {
        let isEmpty = try Row.fetchOne(database, sql: "SELECT 1 FROM sqlite_master LIMIT 1") == nil
        return try isEmpty || database.tableExists("grdb_migrations")
    }
}
