// SPDX-License-Identifier: Apache-2.0

/// What one ended video task used: written once, with its end.
package struct UsageEntry: Sendable, Equatable {
    package let task: TaskID
    package let account: AccountID
    /// Nil for tasks of older releases.
    package let key: APIKeyID?
    package let project: ProjectName
    package let model: VideoModel
    package let hasFailed: Bool
    /// Of video that was made.
    package let milliseconds: Int64
    package let costMicroUSD: Int64
    /// What was set aside for it when it was ordered.
    package let reservedMicroUSD: Int64
    package let finishedAt: Timestamp

    package init(
        task: TaskID, account: AccountID, key: APIKeyID?, project: ProjectName, model: VideoModel, hasFailed: Bool,
        milliseconds: Int64, costMicroUSD: Int64, reservedMicroUSD: Int64, finishedAt: Timestamp
    ) {
        self.task = task
        self.account = account
        self.key = key
        self.project = project
        self.model = model
        self.hasFailed = hasFailed
        self.milliseconds = milliseconds
        self.costMicroUSD = costMicroUSD
        self.reservedMicroUSD = reservedMicroUSD
        self.finishedAt = finishedAt
    }
}

/// Which ended tasks are meant.
package struct UsageFilter: Sendable, Hashable {
    package let account: AccountID
    /// Nil: of all keys.
    package let key: APIKeyID?
    /// Nil: of all projects.
    package let projects: [ProjectName]?
    package let model: VideoModel?
    /// Ended at this time or later, and before that one.
    package let start: Timestamp
    package let end: Timestamp

    package init(
        account: AccountID, key: APIKeyID?, projects: [ProjectName]?, model: VideoModel?, start: Timestamp,
        end: Timestamp
    ) {
        self.account = account
        self.key = key
        self.projects = projects
        self.model = model
        self.start = start
        self.end = end
    }
}

/// The ended tasks of a quarter of an hour that have key, project and model in common.
package struct UsageSlot: Sendable, Equatable {
    /// In every time zone days begin at a multiple of it.
    package static let milliseconds: Int64 = 900_000

    package let key: APIKeyID?
    package let project: ProjectName
    package let model: VideoModel
    package let start: Timestamp
    package let sum: UsageSum

    package init(key: APIKeyID?, project: ProjectName, model: VideoModel, start: Timestamp, sum: UsageSum) {
        self.key = key
        self.project = project
        self.model = model
        self.start = start
        self.sum = sum
    }
}

/// Ended tasks, counted and added up.
package struct UsageSum: Sendable, Equatable {
    package var completed: Int64 = 0
    package var failed: Int64 = 0
    package var milliseconds: Int64 = 0
    package var costMicroUSD: Int64 = 0

    package init(completed: Int64 = 0, failed: Int64 = 0, milliseconds: Int64 = 0, costMicroUSD: Int64 = 0) {
        self.completed = completed
        self.failed = failed
        self.milliseconds = milliseconds
        self.costMicroUSD = costMicroUSD
    }

    package static func += (left: inout UsageSum, right: UsageSum) {
        left.completed += right.completed
        left.failed += right.failed
        left.milliseconds += right.milliseconds
        left.costMicroUSD += right.costMicroUSD
    }
}
