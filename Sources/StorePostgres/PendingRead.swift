// SPDX-License-Identifier: Apache-2.0

import LibPQ
import StoreSQL
import Synchronization

/// A read that waits for a connection.
protocol PendingRead: Sendable {
    /// - Throws: when the connection was lost; what else goes wrong is the caller's.
    func run(on session: PostgresSession) throws
    func finish(failure: any Error)
}

final class AwaitedRead<Value: Sendable>: PendingRead {
    typealias Body = @Sendable (any SQLConnection) throws -> Value

    private let body: Body
    private let needsSnapshot: Bool
    private let continuation: CheckedContinuation<Value, any Error>

    /// - Parameter needsSnapshot: whether its statements must see the same state.
    init(_ continuation: CheckedContinuation<Value, any Error>, needsSnapshot: Bool, _ body: @escaping Body) {
        self.continuation = continuation
        self.needsSnapshot = needsSnapshot
        self.body = body
    }

    func run(on session: PostgresSession) throws {
        let result = Result { try value(on: session) }
        if session.connection.isBroken, case .failure(let error) = result { throw error }
        continuation.resume(with: result)
    }

    func finish(failure: any Error) {
        continuation.resume(throwing: failure)
    }

    private func value(on session: PostgresSession) throws -> Value {
        guard needsSnapshot else { return try body(session) }
        var value: Value?
        try session.connection.inTransaction("ISOLATION LEVEL REPEATABLE READ READ ONLY") {
            value = try body(session)
        }
        guard let value else { preconditionFailure("a transaction that was committed has run its body") }
        return value
    }
}
