// SPDX-License-Identifier: Apache-2.0

import GRDB
package import LikenessCore
import StoreSQL

/// A copy of a store in one file, as it was at one moment. Its calls block.
package struct SQLiteSnapshot: Sendable {
    /// What lies in it, for people to compare.
    package struct Facts: Sendable, Equatable {
        package let accounts: Int
        package let tasks: Int
        package let assets: Int
        package let keyFingerprint: String?
    }

    private let path: String

    package init(path: String) {
        self.path = path
    }

    /// Writes the store at `source` to this path, where an empty file may lie. Servers go on writing meanwhile; what they
    /// write is not in the copy.
    /// - Throws: `StoreError`.
    package func take(of source: String) throws(StoreError) {
        try wrapped("backup") {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
            let queue = try DatabaseQueue(path: source, configuration: configuration)
            defer { try? queue.close() }
            guard try queue.read({ try $0.tableExists("grdb_migrations") }) else {
                throw StoreError(.corrupt, statement: "backup")
            }
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        }
    }

    /// Reads all of it and follows every reference.
    /// - Throws: `StoreError` `.corrupt` when it is damaged or no store, `.newerSchema`.
    package func verify() throws(StoreError) -> Facts {
        try wrapped("verify") {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { database in
                guard try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"],
                    try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil
                else { throw StoreError(.corrupt, statement: "verify") }
                try Migrations.check(database)
                return try Self.facts(database)
            }
        }
    }

    /// Asks for the end of all unfinished videos, as their owners could: whether they were made since cannot be known.
    /// - Returns: how many.
    package func cancelVideos() throws(StoreError) -> Int {
        try wrapped("cancel_videos") {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            // An older release's backup may not know the columns.
            try Migrations.apply(to: queue)
            return try queue.write { database in
                try database.execute(
                    sql: """
                        UPDATE tasks SET cancel_requested = TRUE, worker = NULL, fencing_token = fencing_token + 1,
                            run_after = created_at, due_at = created_at
                        WHERE kind = 'video' AND due_at IS NOT NULL
                        """)
                return database.changesCount
            }
        }
    }

    private static func facts(_ database: Database) throws -> Facts {
        func count(_ table: String) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
        }
        return Facts(
            accounts: try count("accounts"), tasks: try count("tasks"), assets: try count("assets"),
            keyFingerprint: try database.tableExists("installation")
                ? String.fetchOne(database, sql: "SELECT value FROM installation WHERE name = 'key_fingerprint'") : nil)
    }

    private func wrapped<Value>(_ statement: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error, statement: statement)
        }
    }
}
