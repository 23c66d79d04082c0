// SPDX-License-Identifier: Apache-2.0

import GRDB
import StoreSQL

/// Runs look-ups of one statement each, one after another on one connection: those that come while it works need no
/// change of threads of their own, which costs more than the look-up. Each sees every commit made before it was asked,
/// for a lone statement reads the newest state.
final class GroupReader: Sendable {
    private typealias LookUp = @Sendable (Result<Database, any Error>) -> Void

    private static let mostTogether = 64

    private let pool: DatabasePool
    private let queue = BatchQueue<LookUp>()

    init(pool: DatabasePool) {
        self.pool = pool
    }

    /// - Parameter body: one quick statement; what takes long keeps the others waiting.
    func lookUp<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            let mustStart = queue.add { connection in
                continuation.resume(
                    with: connection.flatMap { database in Result { try body(SQLiteConnection(database)) } })
            }
            guard mustStart else { return }
            pool.asyncUnsafeRead { [self] connection in
                while let batch = queue.next(atMost: Self.mostTogether) { batch.forEach { $0(connection) } }
            }
        }
    }
}
