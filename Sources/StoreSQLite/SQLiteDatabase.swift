// SPDX-License-Identifier: Apache-2.0

import GRDB
package import LikenessCore
package import StoreSQL

extension SQLStore {
    /// The embedded store on the file at `path`. Blocks: call it at the start.
    /// - Throws: what `SQLiteDatabase` throws.
    package static func sqlite(path: String, limit: Int? = nil) throws(StoreError) -> SQLStore {
        SQLStore(try SQLiteDatabase(path: path, limit: limit))
    }
}

/// One SQLite file in WAL mode, every commit synced to the disk. Several processes may use the file at once; events
/// reach listeners of the same process only, the others poll.
package final class SQLiteDatabase: SQLDatabase {
    package enum Durability: String, Sendable {
        /// The log is synced at every commit: an accepted request survives a power cut.
        case full
        /// It is synced now and then: a power cut may take the last commits, a crash of the program none.
        case normal

        package var statement: String { "PRAGMA synchronous = \(rawValue)" }
    }

    private let pool: DatabasePool
    private let writer: GroupWriter
    private let reader: GroupReader
    private let hub = EventHub()

    /// Opens the file, makes it if there is none, and brings its schema up to date. Blocks: call it at the start.
    /// - Parameter limit: the most bytes that the file may take, beside its log; a write that needs more fails as on a
    ///   full disk. A file that is larger already doesn't grow.
    /// - Throws: `StoreError` `.corrupt` when it is no database of ours, `.newerSchema` when it is a newer build's,
    ///   `.unavailable` when it cannot be opened.
    package init(path: String, durability: Durability = .full, limit: Int? = nil) throws(StoreError) {
        do {
            self.pool = try DatabasePool(path: path, configuration: Self.configuration)
            // Only now, for GRDB sets NORMAL on its writer when it opens a pool.
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: durability.statement)
                if let limit { try Self.limit(database, to: limit) }
            }
            try Migrations.apply(to: pool)
        } catch {
            throw StoreError(error, statement: "open")
        }
        self.writer = GroupWriter(pool: pool, events: hub)
        self.reader = GroupReader(pool: pool)
    }

    private static func limit(_ database: Database, to bytes: Int) throws {
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
        try database.execute(sql: "PRAGMA max_page_count = \(max(1, bytes / pageSize))")
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -8000")
        }
        return configuration
    }

    package func lookUp<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await reader.lookUp(body)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await pool.read { try body(SQLiteConnection($0)) }
    }

    package func write<Value: Sendable>(_ body: @escaping AwaitedWrite<Value>.Body) async throws -> Value {
        try await writer.write(body)
    }

    package func events(of event: StoreEvent?) -> AsyncStream<StoreEvent> {
        hub.listen(to: event)
    }

    /// Unless another process has it open, the file alone then holds everything.
    package func close() throws {
        hub.close()
        // The readers are closed last and can't empty the log. Another process that has the file open may keep it
        // from being emptied now: it will do it itself.
        try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
    }

    package func storeError(_ error: any Error, statement: String) -> StoreError {
        StoreError(error, statement: statement)
    }
}
