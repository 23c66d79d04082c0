// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The store on a database that speaks SQL. The statements are the same on SQLite and PostgreSQL; what differs is how
/// they are brought there, which is the drivers' work.
package final class SQLStore: LikenessStore {
    private let database: any SQLDatabase

    package init(_ database: any SQLDatabase) {
        self.database = database
    }

    package func checkHealth() async throws(StoreError) {
        try await read("check_health") { _ = try $0.first("SELECT count(*) FROM accounts") }
    }

    package func events() -> AsyncStream<StoreEvent> {
        database.events(of: nil)
    }

    package func events(of event: StoreEvent) -> AsyncStream<StoreEvent> {
        database.events(of: event)
    }

    /// Ends all event streams; nothing may be asked of the store afterwards. Blocks.
    package func close() throws(StoreError) {
        do {
            try database.close()
        } catch {
            throw database.storeError(error, statement: "close")
        }
    }

    /// Reads with one quick statement.
    func lookUp<Value: Sendable>(
        _ statement: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.lookUp(body)
        } catch {
            throw database.storeError(error, statement: statement)
        }
    }

    /// Reads with several statements that see the same state, or with one that may take long.
    func read<Value: Sendable>(
        _ statement: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.read(body)
        } catch {
            throw database.storeError(error, statement: statement)
        }
    }

    func write<Value: Sendable>(
        _ statement: String, _ body: @escaping AwaitedWrite<Value>.Body
    ) async throws(StoreError) -> Value {
        do {
            return try await database.write(body)
        } catch {
            throw database.storeError(error, statement: statement)
        }
    }
}
