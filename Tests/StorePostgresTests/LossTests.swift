// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import LikenessTesting
import ScratchPostgres
import StorePostgres
import StoreSQL
import Synchronization
import Testing

/// The tasks that a store said it keeps.
private final class Accepted: Sendable {
    private let state = Mutex<(ids: [TaskID], isOver: Bool)>(([], false))

    var ids: [TaskID] { state.withLock { $0.ids } }
    var isOver: Bool { state.withLock { $0.isOver } }

    func add(_ id: TaskID) { state.withLock { $0.ids.append(id) } }
    func end() { state.withLock { $0.isOver = true } }
}

/// A server of PostgreSQL that crashes, goes away, or stops answering.
@Suite struct LossTests {
    private let rows = StoreRows()

    /// A store on a server of its own.
    private func withOwnServer(
        _ limits: PostgresLimits = PostgresLimits(),
        _ body: @Sendable (SQLStore, ScratchPostgres) async throws -> Void
    ) async throws {
        let server = try await ScratchPostgres()
        var settings = PostgresSettings(address: try PostgresAddress(try await server.makeDatabase()))
        (settings.connections, settings.writers, settings.limits) = (4, 2, limits)
        let store = try await ScratchStore.open(settings)
        try await rows.addAccount(to: store)
        do {
            try await body(store, server)
        } catch {
            await ScratchStore.close(store)
            throw error
        }
        await ScratchStore.close(store)
    }

    private func code(_ body: () async throws -> Void) async -> StoreError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }

    @Test func whatWasAcceptedSurvivesACrashAndTheRestIsToldToComeAgain() async throws {
        try await withOwnServer { store, server in
            let accepted = Accepted()
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        while !accepted.isOver {
                            let task = rows.makeTask()
                            switch await code({ try await store.createTask(task, claim: nil) }) {
                            case nil: accepted.add(task.id)
                            case .unavailable?: break
                            case let code?: Issue.record("a create ended with \(code)")
                            }
                            await Task.yield()
                        }
                    }
                }
                for _ in 0..<3 {
                    let before = accepted.ids.count
                    try await Eventually.holds("tasks are accepted") { accepted.ids.count > before + 50 }
                    try await server.stop(.immediate)
                    try await server.start()
                }
                accepted.end()
            }
            try await Eventually.holds("the store is back") { await code { try await store.checkHealth() } == nil }
            for id in accepted.ids { #expect(try await store.task(id, of: rows.account) != nil) }
        }
    }

    @Test func whileTheServerIsAwayCallsAreTurnedAwayAtOnceAndThenServedAgain() async throws {
        try await withOwnServer { store, server in
            try await server.stop(.fast)
            try await Eventually.holds("the loss is noticed") { await code { try await store.checkHealth() } != nil }
            #expect(await code { try await store.createTask(rows.makeTask(), claim: nil) } == .unavailable)
            #expect(await code { _ = try await store.nextTaskDue(.video) } == .unavailable)
            try await server.start()
            try await Eventually.holds("the store is back") {
                await code { try await store.createTask(rows.makeTask(), claim: nil) } == nil
            }
        }
    }

    @Test func sessionsThatStopAnsweringAreGivenUpAndReplaced() async throws {
        var limits = PostgresLimits()
        limits.answer = .milliseconds(500)
        try await withOwnServer(limits) { store, server in
            _ = try await store.nextTaskDue(.video)
            // Every session of the store's, as if its host had been cut off.
            let list = try await server.run(
                "psql",
                [
                    "-X", "-At", "-d", "postgres", "-c",
                    "SELECT pid FROM pg_stat_activity WHERE application_name = 'likeness'",
                ])
            let sessions = list.split(separator: "\n").compactMap { Int32($0) }
            #expect(sessions.count == 4)
            sessions.forEach { Signals.send(.stop, to: $0) }
            defer { sessions.forEach { Signals.send(.go, to: $0) } }
            let codes = await withTaskGroup(of: StoreError.Code?.self) { group in
                for _ in 0..<4 { group.addTask { await code { _ = try await store.nextTaskDue(.video) } } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.allSatisfy { $0 == nil || $0 == .unavailable })
            try await Eventually.holds("new sessions serve") {
                await code { try await store.createTask(rows.makeTask(), claim: nil) } == nil
            }
        }
    }

    @Test func aReadWhoseSessionWasEndedIsMadeOnAnotherOne() async throws {
        try await withOwnServer { store, server in
            for _ in 0..<5 {
                try await server.run(
                    "psql",
                    [
                        "-X", "-d", "postgres", "-c",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'likeness'",
                    ])
                #expect(await code { _ = try await store.nextTaskDue(.video) } == nil)
            }
        }
    }

    @Test func eventsAreHeardAgainAfterARestart() async throws {
        try await withOwnServer { store, server in
            let events = store.events()
            try await server.stop(.immediate)
            try await server.start()
            // Whoever listened can't know what was told meanwhile: everything is to be looked at.
            #expect(await events.contains(.deliveryDue))
        }
    }
}
