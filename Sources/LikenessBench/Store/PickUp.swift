// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import StoreSQL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How long a task that is created on an idle store waits until a worker that listens has claimed it. On PostgreSQL the
/// worker is another server's.
struct PickUp {
    private static let samples = 100
    let store: SQLStore
    let listener: SQLStore

    /// The mean, from the answer of the create on.
    func milliseconds() async throws -> Double {
        let now = SystemTime().now
        let account = AccountID.make(at: now)
        try await store.createAccount(
            Account(id: account, name: "pick-up", webhookSecret: Sealed(bytes: Data([0])), createdAt: now), keys: [])
        let events = listener.events()
        let (claims, claimed) = AsyncStream.makeStream(of: TaskID.self)
        let worker = Task {
            for await event in events where event == .taskDue {
                let found = try await listener.claimTasks(
                    .verification, limit: 8, worker: "bench", leaseFor: .seconds(60), now: SystemTime().now)
                for task in found { claimed.yield(task.task.id) }
            }
        }
        defer { worker.cancel() }
        var ends = claims.makeAsyncIterator()
        var total = Duration.zero
        for _ in 0..<Self.samples {
            let task = makeTask(account)
            try await store.createTask(task, claim: nil)
            let begin = ContinuousClock.now
            while let next = await ends.next(), next != task.id {}
            total += ContinuousClock.now - begin
        }
        return total / .milliseconds(Self.samples)
    }

    /// Of a kind that nothing else here claims.
    private func makeTask(_ account: AccountID) -> DurableTask {
        let now = SystemTime().now
        return DurableTask(
            id: .make(at: now), account: account, project: .default, status: .pending,
            input: .verification(.make(at: now)), runAfter: now, deadline: now + .seconds(3600), createdAt: now,
            estimatedSeconds: 60)
    }
}
