// SPDX-License-Identifier: Apache-2.0

import GRDB
package import LikenessCore

/// The embedded store: one SQLite file in WAL mode, every commit synced to the disk. Several processes may use the
/// file at once; events reach listeners of the same process only, the others poll.
package final class SQLiteStore: LikenessStore {
    private let database: DatabasePool
    private let writer: GroupWriter
    private let reader: GroupReader
    private let hub = EventHub()

    /// Opens the file, makes it if there is none, and brings its schema up to date. Blocks: call it at the start.
    /// - Throws: `StoreError` `.corrupt` when it is no database of ours, `.newerSchema` when it is a newer build's,
    ///   `.unavailable` when it cannot be opened.
    package init(path: String) throws(StoreError) {
        do {
            self.database = try DatabasePool(path: path, configuration: Self.configuration)
            // Syncs the log at every commit: an accepted request survives a power cut. Only now, for GRDB sets NORMAL
            // on its writer when it opens a pool.
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try Migrations.apply(to: database)
        } catch {
            throw StoreError(error, statement: "open")
        }
        self.writer = GroupWriter(database: database, events: hub)
        self.reader = GroupReader(database: database)
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

    package func checkHealth() async throws(StoreError) {
        try await read("check_health") { _ = try $0.first("SELECT count(*) FROM accounts") }
    }

    package func events() -> AsyncStream<StoreEvent> {
        hub.listen()
    }

    /// Ends all event streams and closes the file; nothing may be asked of the store afterwards. Blocks. Unless another
    /// process has it open, the file alone then holds everything.
    package func close() throws(StoreError) {
        hub.close()
        do {
            // The readers are closed last and can't empty the log. Another process that has the file open may keep it
            // from being emptied now: it will do it itself.
            try? database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try database.close()
        } catch {
            throw StoreError(error, statement: "close")
        }
    }

    /// Reads with one quick statement.
    func lookUp<Value: Sendable>(
        _ statement: String, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await reader.lookUp(body)
        } catch {
            throw StoreError(error, statement: statement)
        }
    }

    /// Reads with several statements that see the same state, or with one that may take long.
    func read<Value: Sendable>(
        _ statement: String, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.read(body)
        } catch {
            throw StoreError(error, statement: statement)
        }
    }

    func write<Value: Sendable>(
        _ statement: String, _ body: @escaping AwaitedWrite<Value>.Body
    ) async throws(StoreError) -> Value {
        do {
            return try await writer.write(body)
        } catch {
            throw StoreError(error, statement: statement)
        }
    }
}
