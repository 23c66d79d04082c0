// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import LikenessCore
import LikenessTesting
import StoreSQL
import StoreSQLite
import Synchronization
import Testing

/// How many writes were asked, and what came of them.
private final class Outcomes: Sendable {
    private let state = Mutex<(asked: Int, codes: [TaskID: StoreError.Code?])>((0, [:]))

    var asked: Int { state.withLock { $0.asked } }
    var codes: [TaskID: StoreError.Code?] { state.withLock { $0.codes } }

    func ask() {
        state.withLock { $0.asked += 1 }
    }

    func note(_ code: StoreError.Code?, of task: TaskID) {
        state.withLock { $0.codes[task] = .some(code) }
    }
}

/// Writes that wait for one commit.
@Suite struct GroupCommitTests {
    /// Holds the file's write lock until `release`, so that everything asked meanwhile waits for one commit.
    private func whileLocked(
        _ file: StoreFile, _ body: (_ release: @escaping @Sendable () -> Void) async throws -> Void
    )
        async throws
    {
        let raw = try file.raw()
        try await raw.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        try await body { raw.asyncWriteWithoutTransaction { try? $0.execute(sql: "ROLLBACK") } }
    }

    /// What came of adding each of `tasks`, all of them waiting together.
    private func addTogether(_ tasks: [DurableTask], to store: SQLStore, _ file: StoreFile) async throws
        -> [TaskID: StoreError.Code?]
    {
        let outcomes = Outcomes()
        try await whileLocked(file) { release in
            try await withThrowingTaskGroup { group in
                for task in tasks {
                    group.addTask {
                        outcomes.ask()
                        let code = await code(of: { () throws(StoreError) in
                            try await store.createTask(task, claim: nil)
                        })
                        outcomes.note(code, of: task.id)
                    }
                }
                try await Eventually.holds("all have asked") { outcomes.asked == tasks.count }
                release()
                try await group.waitForAll()
            }
        }
        return outcomes.codes
    }

    private func code(of body: () async throws(StoreError) -> Void) async -> StoreError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test func aFailingWriteAmongManyFailsAlone() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            _ = try await file.addTask(to: store)
            let foreign = file.makeTask(account: AccountID(rawValue: "acct_unknown"))
            let good = (0..<20).map { _ in file.makeTask() }
            let results = try await addTogether(good.prefix(10) + [foreign] + good.suffix(10), to: store, file)
            #expect(results[foreign.id] == .some(.notFound))
            for task in good {
                #expect(results[task.id] == .some(nil))
                #expect(try await store.task(task.id, of: file.account) != nil)
            }
        }
    }

    @Test func nobodyIsAnsweredForAWriteThatTheDatabaseTookBack() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            _ = try await file.addTask(to: store)
            // As on a full disk: the database rolls back the whole transaction, not just the statement.
            try await file.raw().write {
                try $0.execute(
                    sql: """
                        CREATE TRIGGER poison BEFORE INSERT ON tasks WHEN NEW.id = 'poison'
                        BEGIN SELECT RAISE(ROLLBACK, 'disk'); END
                        """)
            }
            let good = (0..<20).map { _ in file.makeTask() }
            let poison = file.makeTask(id: TaskID(rawValue: "poison"))
            let results = try await addTogether(
                good.prefix(10) + [poison] + good.suffix(10), to: store, file)
            #expect(results[poison.id] != .some(nil))
            for task in good {
                let isStored = try await store.task(task.id, of: file.account) != nil
                #expect(isStored == (results[task.id] == .some(nil)))
            }
            #expect(try await file.addTask(to: store).rawValue.isEmpty == false)
        }
    }

    @Test func aCancelledCallersWriteIsStillWhole() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            _ = try await file.addTask(to: store)
            let task = file.makeTask()
            try await whileLocked(file) { release in
                // A caller of its own, to be cancelled while it waits.
                let caller = Task { try await store.createTask(task, claim: nil) }
                caller.cancel()
                release()
                try await caller.value
            }
            #expect(try await store.task(task.id, of: file.account) == task)
        }
    }
}
