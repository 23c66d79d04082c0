// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import LikenessCore
import LikenessTesting
import Testing

@testable import StoreSQL
@testable import StoreSQLite

/// What the file and several of its users add to the contract.
@Suite struct SQLiteStoreTests {
    @Test func whatWasAnsweredSurvivesReopening() async throws {
        try await StoreFile.with { file in
            let first = try SQLStore.sqlite(path: file.path)
            let task = try await file.addTask(to: first)
            let lease = try #require(try await file.claim(from: first).first).lease
            try first.close()
            let second = try SQLStore.sqlite(path: file.path)
            let stored = try #require(try await second.task(task, of: file.account))
            #expect(stored.status == .processing && stored.attempts == 1)
            #expect(try await second.renewLeases([lease], until: file.now) == [lease])
        }
    }

    @Test func aCommitIsInTheFileWhileTheStoreStaysOpen() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            let task = try await file.addTask(to: store)
            // What is left of the file after kill -9: the two files as they are, without a checkpoint.
            let copy = file.sibling("copy.sqlite")
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: file.path + ending, toPath: copy.path + ending)
            }
            let survivor = try SQLStore.sqlite(path: copy.path)
            #expect(try await survivor.task(task, of: file.account) != nil)
        }
    }

    /// GRDB opens pools with NORMAL, which loses the last commits in a power cut.
    @Test func everyCommitIsSynced() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            let full = 2
            let level = try await store.write("pragma") { database, _ in
                try database.first("PRAGMA synchronous")?.integer("synchronous")
            }
            #expect(level == full)
        }
    }

    @Test func aLookUpSeesEveryCommitBeforeIt() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            _ = try await file.addTask(to: store)
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<32 {
                    group.addTask {
                        for _ in 0..<20 {
                            let task = file.makeTask()
                            try await store.createTask(task, claim: nil)
                            let stored = try await store.task(task.id, of: file.account)
                            #expect(stored == task)
                        }
                    }
                }
            }
        }
    }

    @Test func aLookUpThatFailsLeavesThoseBesideItAlone() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            let good = try await file.addTask(to: store)
            let bad = try await file.addTask(to: store)
            try await file.raw().write { try $0.execute(sql: "UPDATE tasks SET input = '?' WHERE id = '\(bad)'") }
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        let task = try await store.task(good, of: file.account)
                        #expect(task != nil)
                    }
                    group.addTask {
                        let error = await #expect(throws: StoreError.self) {
                            try await store.task(bad, of: file.account)
                        }
                        #expect(error?.code == .corrupt)
                    }
                }
            }
        }
    }

    @Test func aClosedStoresFileAloneHoldsEverything() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            let task = try await file.addTask(to: store)
            _ = try await store.task(task, of: file.account)
            try store.close()
            let copy = file.sibling("copy.sqlite")
            try FileManager.default.copyItem(atPath: file.path, toPath: copy.path)
            #expect(try await SQLStore.sqlite(path: copy.path).task(task, of: file.account) != nil)
        }
    }

    @Test func twoStoresOnOneFileShareTheTasksWithoutOverlap() async throws {
        try await StoreFile.with { file in
            let stores = [try SQLStore.sqlite(path: file.path), try SQLStore.sqlite(path: file.path)]
            for _ in 0..<40 { _ = try await file.addTask(to: stores[0]) }
            let claimed = try await withThrowingTaskGroup(of: [TaskID].self) { group in
                for round in 0..<8 {
                    let store = stores[round % 2]
                    group.addTask { try await file.claim(from: store, limit: 5).map(\.task.id) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 40 && Set(claimed).count == 40)
        }
    }

    @Test func closingEndsTheListeners() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            let events = store.events()
            try store.close()
            #expect(await events.first { _ in true } == nil)
            #expect(await store.events().first { _ in true } == nil)
        }
    }

    @Test func aClosedStoreAnswersThatItIsUnavailable() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            try store.close()
            let read = await #expect(throws: StoreError.self) { try await store.checkHealth() }
            let write = await #expect(throws: StoreError.self) { try await file.claim(from: store) }
            #expect([read?.code, write?.code] == [.unavailable, .unavailable])
        }
    }
}
