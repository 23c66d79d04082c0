// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
package import StoreSQL

extension PostgresDatabase {
    /// What a copy's statements may take: they go over whole tables.
    private static let patience = Duration.seconds(3600)

    /// Runs `body` in one transaction on a database that no server uses, after bringing its schema up to date. Blocks.
    /// - Throws: `StoreError` `.inUse` when a server or a command is connected, and what the initializer throws; or what
    ///   `body` throws.
    package static func alone<Value>(
        _ settings: PostgresSettings, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        do {
            var limits = settings.limits
            (limits.statement, limits.answer) = (patience, patience)
            try prepare(settings)
            let connection = try PostgresConnection(to: settings.address, limits: limits, name: "likeness copy")
            guard try !hasOthers(connection) else { throw StoreError(.inUse, statement: "open") }
            let session = PostgresSession(connection: connection)
            var value: Value?
            try connection.inTransaction("ISOLATION LEVEL REPEATABLE READ") { value = try body(session) }
            guard let value else { throw StoreError(.unavailable, statement: "copy") }
            return value
        } catch let error as PostgresError {
            throw StoreError(error, statement: "copy")
        }
    }

    private static func hasOthers(_ connection: PostgresConnection) throws -> Bool {
        let others = try connection.query(
            """
            SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND application_name LIKE 'likeness%'
            """)
        return !others.rows.isEmpty
    }
}
