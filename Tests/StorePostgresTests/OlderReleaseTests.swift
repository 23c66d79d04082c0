// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import LikenessTesting
import StorePostgres
import StoreSQL
import Testing

/// While servers are exchanged for those of this release, the older ones go on with the schema that it has brought.
@Suite struct OlderReleaseTests {
    /// As the release before notifications had endpoints wrote a delivery.
    private static let insert = """
        INSERT INTO deliveries (
            id, account, task, url, host, rhythm, body, status, attempts, next_attempt_at, created_at)
        VALUES (?, ?, ?, ?, ?, 'standard', NULL, 'waiting', 0, ?, ?)
        """
    /// As it claimed one.
    private static let claim = """
        UPDATE deliveries SET fencing_token = fencing_token + 1, lease_until = ?
        WHERE status = 'waiting' AND next_attempt_at <= ? AND (lease_until IS NULL OR lease_until <= ?) RETURNING id
        """

    private let rows = StoreRows()

    private func withBoth(_ body: @Sendable (SQLStore, PostgresConnection, TaskID) async throws -> Void) async throws {
        try await ScratchStore.with { store, settings in
            try await rows.addAccount(to: store)
            let task = rows.makeTask()
            try await store.createTask(task, claim: nil)
            let older = try PostgresConnection(to: settings.address, name: "older release")
            let now = PostgresParameter.integer(rows.now.milliseconds)
            _ = try older.query(
                Self.insert,
                [
                    .text("msg_1"), .text(rows.account.rawValue), .text(task.id.rawValue),
                    .text("https://a.example/hook"), .text("a.example"), now, now,
                ])
            try await body(store, older, task.id)
        }
    }

    @Test func whatAnOlderServerWritesIsSentByThisOne() async throws {
        try await withBoth { store, _, task in
            let claimed = try await store.claimDeliveries(
                .working, limit: 4, leaseFor: .seconds(25), now: rows.now)
            #expect(claimed.map(\.delivery.task) == [task])
            let attempt = DeliveryAttempt(
                number: 1, startedAt: rows.now, milliseconds: 1, result: .answered(status: 200))
            let one = try #require(claimed.first)
            _ = try await store.recordAttempt(one, attempt, verdict: .delivered, finding: .works)
            let record = try #require(try await store.records(of: task, of: rows.account).first)
            #expect(record.delivery.status == .delivered)
        }
    }

    @Test func whatAnOlderServerIsSendingThisOneLeavesAlone() async throws {
        try await withBoth { store, older, _ in
            let (now, until) = (rows.now.milliseconds, (rows.now + .seconds(25)).milliseconds)
            let taken = try older.query(Self.claim, [.integer(until), .integer(now), .integer(now)])
            #expect(taken.rows.count == 1)
            let claim = { (time: Timestamp) in
                try await store.claimDeliveries(.working, limit: 4, leaseFor: .seconds(25), now: time)
            }
            let early = try await claim(rows.now + .seconds(24))
            #expect(early.isEmpty)
            #expect(try await claim(rows.now + .seconds(25)).count == 1)
        }
    }
}
