// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// A database that runs the store's statements: SQLite on a file, or PostgreSQL.
///
/// What is handed in runs on a thread that may block, never on Swift's cooperative pool, and touches nothing but the
/// connection that it is given: it may be rolled back and run again.
package protocol SQLDatabase: Sendable {
    /// Reads with one quick statement. It sees every commit that was made before it was asked.
    func lookUp<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Reads with several statements that see the same state, or with one that may take long.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Writes within a transaction, perhaps shared with other writes, that is durable when this returns. Its events are
    /// told after the commit.
    /// - Throws: what `body` throws, after undoing what it wrote, or why nothing could be committed.
    func write<Value: Sendable>(_ body: @escaping AwaitedWrite<Value>.Body) async throws -> Value

    /// Events of this server's writes, and of other servers' where the database carries them.
    /// - Parameter event: the only one that is wanted; nil for all.
    func events(of event: StoreEvent?) -> AsyncStream<StoreEvent>

    /// Ends all event streams; nothing may be asked afterwards. Blocks.
    func close() throws

    /// What went wrong in a statement, without the database's own text, which may quote a row.
    func storeError(_ error: any Error, statement: String) -> StoreError
}
