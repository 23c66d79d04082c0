// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    func credit() async throws -> Credit { try #require(try await store.account(account)).credit }

    func grant(_ amount: Int64) async throws { _ = try await change(.leave(amount)) }

    func change(_ change: CreditChange) async throws -> Credit {
        try await store.changeCredit(of: account, change)
    }

    /// A video task for which so much is set aside.
    func makePaidTask(_ amount: Int64) -> DurableTask {
        DurableTask(
            id: .make(at: now), account: account, project: .default, status: .pending, input: makeTask().input,
            runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 60,
            reservedMicroUSD: amount, key: .make(at: now))
    }

    func claimedPaidTask(_ amount: Int64) async throws -> ClaimedTask {
        let task = makePaidTask(amount)
        try await store.createTask(task, claim: nil)
        let claimed = try #require(try await claimTasks().first)
        #expect(claimed.task.reservedMicroUSD == amount && claimed.task.key == task.key)
        return claimed
    }

    /// The end of a task of five seconds.
    func ending(
        of task: TaskID, reserved: Int64, cost: Int64, hasFailed: Bool = false, key: APIKeyID? = nil,
        at time: Timestamp? = nil
    ) -> TaskSettlement {
        let time = time ?? now
        return TaskSettlement(
            hasFailed ? .failed(.internalError, outcome: nil) : .completed(.verificationQuery(.make(at: now))),
            finishedAt: time, costMicroUSD: cost,
            usage: UsageEntry(
                task: task, account: account, key: key, project: .default, model: .standard, hasFailed: hasFailed,
                milliseconds: hasFailed ? 0 : 5000, costMicroUSD: cost, reservedMicroUSD: reserved, finishedAt: time))
    }

    func usageFilter(
        of owner: AccountID? = nil, key: APIKeyID? = nil, projects: [ProjectName]? = nil, model: VideoModel? = nil,
        from start: Timestamp? = nil, to end: Timestamp? = nil
    ) -> UsageFilter {
        UsageFilter(
            account: owner ?? account, key: key, projects: projects, model: model, start: start ?? now,
            end: end ?? now + .seconds(86_400))
    }
}
