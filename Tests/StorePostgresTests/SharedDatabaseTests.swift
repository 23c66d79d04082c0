// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessTesting
import StoreSQL
import Testing

/// What several servers on one database add to the contract.
@Suite struct SharedDatabaseTests {
    private let rows = StoreRows()

    /// Two stores, as two servers have them.
    private func withTwo(_ body: @Sendable (SQLStore, SQLStore) async throws -> Void) async throws {
        try await ScratchStore.with { first, settings in
            try await rows.addAccount(to: first)
            let second = try await ScratchStore.open(settings)
            do {
                try await body(first, second)
            } catch {
                await ScratchStore.close(second)
                throw error
            }
            await ScratchStore.close(second)
        }
    }

    @Test func theyShareTheTasksWithoutOverlap() async throws {
        try await withTwo { first, second in
            for _ in 0..<200 { try await first.createTask(rows.makeTask(), claim: nil) }
            let claimed = try await withThrowingTaskGroup(of: [TaskID].self) { group in
                for round in 0..<40 {
                    let store = round.isMultiple(of: 2) ? first : second
                    group.addTask { try await rows.claim(from: store, limit: 7).map(\.task.id) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == Set(claimed).count)
            let rest = try await rows.claim(from: first, limit: 200)
            #expect(claimed.count + rest.count == 200)
        }
    }

    @Test func anEventReachesTheOtherServer() async throws {
        try await withTwo { first, second in
            let task = rows.makeTask()
            let events = second.events()
            let hearing = Task { await events.contains(.taskChanged(task.id)) }
            try await first.createTask(task, claim: nil)
            // The other one may not listen yet: it is told until it hears.
            let telling = Task {
                while !Task.isCancelled {
                    _ = try await first.claimTasks(.verification, limit: 1, worker: "w", leaseFor: .zero, now: rows.now)
                }
            }
            #expect(await hearing.value)
            telling.cancel()
        }
    }

    @Test func ofTwoWhoEndASessionsQueryAtOnceOneMakesTheTask() async throws {
        try await withTwo { first, second in
            let task = rows.makeTask()
            let session = Self.session(of: rows, task: task.id)
            try await first.createSession(session, task: task, claim: nil)
            let made = try await withThrowingTaskGroup(of: TaskID.self) { group in
                for round in 0..<12 {
                    let store = round.isMultiple(of: 2) ? first : second
                    group.addTask {
                        try await store.queryTask(for: session.id, orCreate: rows.makeTask(), claim: nil).id
                    }
                }
                return try await group.reduce(into: Set<TaskID>()) { $0.insert($1) }
            }
            #expect(made.count == 1)
        }
    }

    @Test func noHostGetsMoreThanItsShareOfDeliveriesWhoeverClaims() async throws {
        try await withTwo { first, second in
            let lease = try await Self.lease(from: first, rows)
            let deliveries = (0..<40).map { _ in Self.delivery(of: lease.task, rows) }
            try await first.settleTask(
                lease,
                TaskSettlement(.failed(.internalError, outcome: nil), finishedAt: rows.now, deliveries: deliveries))
            let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
                for round in 0..<10 {
                    let store = round.isMultiple(of: 2) ? first : second
                    group.addTask {
                        try await store.claimDeliveries(.working, limit: 8, leaseFor: .seconds(60), now: rows.now).count
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(claimed == 4)
        }
    }

    private static func lease(from store: SQLStore, _ rows: StoreRows) async throws -> TaskLease {
        try await store.createTask(rows.makeTask(), claim: nil)
        return try #require(try await rows.claim(from: store).first).lease
    }

    private static func delivery(of task: TaskID, _ rows: StoreRows) -> Delivery {
        Delivery(
            id: .make(at: rows.now), account: rows.account, task: task, url: "https://a.example/hook",
            rhythm: .standard, body: nil, nextAttemptAt: rows.now, createdAt: rows.now)
    }

    private static func session(of rows: StoreRows, task: TaskID) -> VerificationSession {
        VerificationSession(
            id: .make(at: rows.now), account: rows.account, project: .default, task: task,
            callbackURL: "https://a.example/done", bytedTokenDigest: TokenDigest(of: Secret("a")),
            bytedToken: Sealed(bytes: .init([1])), linkTokenDigest: TokenDigest(of: Secret("b")),
            linkToken: Sealed(bytes: .init([1])), state: .created, triesLeft: 3, createdAt: rows.now,
            expiresAt: rows.now + .seconds(60), revision: 0)
    }
}
