// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Writes that are committed together. One that fails leaves its neighbours alone.
package struct WriteBatch: Sendable {
    private let writes: [any PendingWrite]

    package init(_ writes: [any PendingWrite]) {
        self.writes = writes
    }

    /// Runs the writes in one transaction. Savepoints cost as much as a small write, and a write that fails is rare: so
    /// first all go without.
    /// - Returns: the events of what was committed.
    /// - Throws: when nothing was committed, or nobody knows whether it was.
    package func commit(
        on connection: any SQLConnection, isFatal: (any Error) -> Bool = { _ in false }
    ) throws -> [StoreEvent] {
        do {
            return try commit(on: connection) { write, effects in try write.run(on: connection, &effects) }
        } catch  where !isFatal(error) {
            return try commit(on: connection) { write, effects in write.runAlone(on: connection, &effects) }
        }
    }

    /// Answers all callers.
    package func finish(failure: (any Error)?) {
        for write in writes { write.finish(commitFailure: failure) }
    }

    private func commit(
        on connection: any SQLConnection, run: (any PendingWrite, inout WriteEffects) throws -> Void
    ) throws -> [StoreEvent] {
        var effects = WriteEffects()
        try connection.inTransaction {
            for write in writes { try run(write, &effects) }
            try effects.accounts.write(on: connection)
        }
        return effects.events
    }
}
