// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore
import Synchronization

/// What a write does beside its statements.
struct WriteEffects {
    private(set) var events: [StoreEvent] = []

    /// To be published after the commit.
    mutating func tell(_ event: StoreEvent) {
        events.append(event)
    }
}

/// A write that waits for its turn in a shared transaction.
protocol PendingWrite: Sendable {
    /// Runs the statements and keeps what came of them.
    /// - Throws: what the statements throw; the transaction must then be given up for all.
    func run(in database: Database, _ effects: inout WriteEffects) throws

    /// The same in a savepoint of its own: its failure is kept for its caller and leaves the others alone.
    func runAlone(in database: Database, _ effects: inout WriteEffects)

    /// Answers the caller: with what came of the statements, or with the reason why nothing was committed.
    func finish(commitFailure: (any Error)?)
}

/// A write whose caller waits for a value.
final class AwaitedWrite<Value: Sendable>: PendingWrite {
    /// Touches nothing but the database and the effects: it may be rolled back and run again.
    typealias Body = @Sendable (Database, inout WriteEffects) throws -> Value

    private let body: Body
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(_ continuation: CheckedContinuation<Value, any Error>, _ body: @escaping Body) {
        self.continuation = continuation
        self.body = body
    }

    func run(in database: Database, _ effects: inout WriteEffects) throws {
        let value = try body(database, &effects)
        result.withLock { $0 = .success(value) }
    }

    func runAlone(in database: Database, _ effects: inout WriteEffects) {
        var own = WriteEffects()
        do {
            try database.inSavepoint {
                try run(in: database, &own)
                return .commit
            }
            own.events.forEach { effects.tell($0) }
        } catch {
            result.withLock { $0 = .failure(error) }
        }
    }

    func finish(commitFailure: (any Error)?) {
        let own = result.withLock { $0 }
        switch (own, commitFailure) {
        case (.failure(let error), _), (_, let error?): continuation.resume(throwing: error)
        case (.success(let value), nil): continuation.resume(returning: value)
        case (nil, nil): continuation.resume(throwing: StoreError(.unavailable, statement: "commit"))
        }
    }
}
