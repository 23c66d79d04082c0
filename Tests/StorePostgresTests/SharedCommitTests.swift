// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import LikenessTesting
import StorePostgres
import StoreSQL
import Synchronization
import Testing

/// Writes that wait for one commit.
@Suite struct SharedCommitTests {
    private let rows = StoreRows()

    /// Adds `tasks` while the table is locked, so that all of them wait together.
    /// - Returns: what came of each.
    private func addTogether(_ tasks: [DurableTask], to store: SQLStore, _ settings: PostgresSettings) async throws
        -> [TaskID: StoreError.Code?]
    {
        let lock = try TableLock(settings)
        return await withTaskGroup(of: (TaskID, StoreError.Code?).self) { group in
            for task in tasks {
                group.addTask {
                    do throws(StoreError) {
                        try await store.createTask(task, claim: nil)
                        return (task.id, nil)
                    } catch {
                        return (task.id, error.code)
                    }
                }
            }
            lock.release()
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func aFailingWriteAmongManyFailsAlone() async throws {
        try await ScratchStore.with({ $0.writers = 1 }) { store, settings in
            try await rows.addAccount(to: store)
            let foreign = rows.makeTask(account: AccountID(rawValue: "acct_unknown"))
            let good = (0..<20).map { _ in rows.makeTask() }
            let results = try await addTogether(
                good.prefix(10) + [foreign, good[3]] + good.suffix(10), to: store, settings)
            #expect(results[foreign.id] == .some(.notFound))
            for task in good where task.id != good[3].id {
                #expect(results[task.id] == .some(nil))
                #expect(try await store.task(task.id, of: rows.account) != nil)
            }
        }
    }

    @Test func moreCallsThanMayWaitAreTurnedAwayAtOnce() async throws {
        try await ScratchStore.with({ ($0.writers, $0.mostWaiting) = (1, 5) }) { store, settings in
            try await rows.addAccount(to: store)
            let results = try await addTogether((0..<200).map { _ in rows.makeTask() }, to: store, settings)
            #expect(results.values.contains(.unavailable))
            #expect(results.values.contains(nil))
        }
    }

    @Test func aCallThatHasWaitedTooLongIsNotMadeAnyMore() async throws {
        try await ScratchStore.with({ ($0.writers, $0.patience) = (1, .zero) }) { store, settings in
            let results = try await addTogether((0..<20).map { _ in rows.makeTask() }, to: store, settings)
            // All too late, or first in line and without its account.
            #expect(results.values.contains(.unavailable))
        }
    }
}

/// Holds the table of tasks against writers until it is released.
private final class TableLock: Sendable {
    private let connection: Mutex<PostgresConnection?>

    init(_ settings: PostgresSettings) throws {
        let connection = try PostgresConnection(to: settings.address, name: "lock")
        try connection.simple("BEGIN; LOCK TABLE tasks IN SHARE ROW EXCLUSIVE MODE")
        self.connection = Mutex(connection)
    }

    func release() {
        connection.withLock { $0 = nil }
    }
}
