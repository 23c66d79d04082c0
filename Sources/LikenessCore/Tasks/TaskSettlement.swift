// SPDX-License-Identifier: Apache-2.0

/// How a task ends: written once, with the notifications that tell of it, in one transaction.
package struct TaskSettlement: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case completed(TaskOutcome)
        /// A failed review still reports its assets.
        case failed(TaskFailure, outcome: TaskOutcome?)
    }

    package let verdict: Verdict
    package let finishedAt: Timestamp
    package let costMicroUSD: Int64?
    package let deliveries: [Delivery]
    /// Files that the task made (video, thumbnail, last frame), registered with it.
    package let files: [StoredFile]
    /// Nil for tasks that nobody pays for.
    package let usage: UsageEntry?

    package init(
        _ verdict: Verdict, finishedAt: Timestamp, costMicroUSD: Int64? = nil, deliveries: [Delivery] = [],
        files: [StoredFile] = [], usage: UsageEntry? = nil
    ) {
        self.verdict = verdict
        self.finishedAt = finishedAt
        self.costMicroUSD = costMicroUSD
        self.deliveries = deliveries
        self.files = files
        self.usage = usage
    }
}
