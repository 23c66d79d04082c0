// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Work that outlives the process: a row that a worker advances step by step under a lease.
package struct DurableTask: Sendable, Equatable {
    package let id: TaskID
    package let account: AccountID
    package let project: ProjectName
    package var status: TaskStatus
    /// 0 to 100; never falls.
    package var progress: Int
    package let input: TaskInput
    /// What the steps so far must not do again. Opaque to the store; nil before the first step.
    package var checkpoint: Data?
    package var outcome: TaskOutcome?
    /// Set when `status` is failed. A failed review has an outcome as well.
    package var failure: TaskFailure?
    /// How many times a worker has claimed it.
    package var attempts: Int
    /// Not before this moment; nil when the task waits for an event (a query task for its session) or is final.
    package var runAfter: Timestamp?
    /// At this moment an unfinished task fails with `.deadlineExceeded`.
    package let deadline: Timestamp
    package let createdAt: Timestamp
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    package let estimatedSeconds: Int
    /// What a provider's callback named, unchecked: where to look, not what to believe.
    package var hint: String?
    /// Somebody who may has asked for its end; the next step ends it.
    package var isCancelRequested: Bool
    /// What the finished task cost, in millionths of a US dollar.
    package var costMicroUSD: Int64?
    /// What was set aside for it, the most that it can cost; nil: nothing.
    package let reservedMicroUSD: Int64?
    /// Whose request made it; nil for kinds that cost nothing.
    package let key: APIKeyID?

    package var kind: TaskKind { input.kind }

    package init(
        id: TaskID, account: AccountID, project: ProjectName, status: TaskStatus, progress: Int = 0, input: TaskInput,
        checkpoint: Data? = nil, outcome: TaskOutcome? = nil, failure: TaskFailure? = nil, attempts: Int = 0,
        runAfter: Timestamp?, deadline: Timestamp, createdAt: Timestamp, startedAt: Timestamp? = nil,
        finishedAt: Timestamp? = nil, estimatedSeconds: Int, costMicroUSD: Int64? = nil,
        hint: String? = nil, isCancelRequested: Bool = false, reservedMicroUSD: Int64? = nil, key: APIKeyID? = nil
    ) {
        self.id = id
        self.account = account
        self.project = project
        self.status = status
        self.progress = progress
        self.input = input
        self.checkpoint = checkpoint
        self.outcome = outcome
        self.failure = failure
        self.attempts = attempts
        self.runAfter = runAfter
        self.deadline = deadline
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.estimatedSeconds = estimatedSeconds
        self.costMicroUSD = costMicroUSD
        self.hint = hint
        self.isCancelRequested = isCancelRequested
        self.reservedMicroUSD = reservedMicroUSD
        self.key = key
    }
}
