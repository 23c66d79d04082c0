// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// A write that waits for its turn in a shared transaction.
package protocol PendingWrite: Sendable {
    /// Runs the statements and keeps what came of them.
    /// - Throws: what the statements throw; the transaction must then be given up for all.
    func run(on connection: any SQLConnection, _ effects: inout WriteEffects) throws

    /// The same in a savepoint of its own: its failure is kept for its caller and leaves the others alone.
    func runAlone(on connection: any SQLConnection, _ effects: inout WriteEffects)

    /// Answers the caller: with what came of the statements, or with the reason why nothing was committed.
    func finish(commitFailure: (any Error)?)
}

/// A write whose caller waits for a value.
package final class AwaitedWrite<Value: Sendable>: PendingWrite {
    /// Touches nothing but the database and the effects: it may be rolled back and run again.
    package typealias Body = @Sendable (any SQLConnection, inout WriteEffects) throws -> Value

    private let body: Body
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    package init(_ continuation: CheckedContinuation<Value, any Error>, _ body: @escaping Body) {
        self.continuation = continuation
        self.body = body
    }

    package func run(on connection: any SQLConnection, _ effects: inout WriteEffects) throws {
        let value = try body(connection, &effects)
        result.withLock { $0 = .success(value) }
    }

    package func runAlone(on connection: any SQLConnection, _ effects: inout WriteEffects) {
        var own = WriteEffects()
        do {
            try connection.inSavepoint {
                try run(on: connection, &own)
                try own.accounts.write(on: connection)
            }
            own.events.forEach { effects.tell($0) }
        } catch {
            result.withLock { $0 = .failure(error) }
        }
    }

    package func finish(commitFailure: (any Error)?) {
        let own = result.withLock { $0 }
        switch (own, commitFailure) {
        case (.failure(let error), _), (_, let error?): continuation.resume(throwing: error)
        case (.success(let value), nil): continuation.resume(returning: value)
        case (nil, nil): continuation.resume(throwing: StoreError(.unavailable, statement: "commit"))
        }
    }
}
