// SPDX-License-Identifier: Apache-2.0

/// A video that a person's assets were ordered for.
package struct FaceUse: Sendable, Equatable {
    package let group: GroupID
    package let task: TaskID
    package let usedAt: Timestamp

    package init(group: GroupID, task: TaskID, usedAt: Timestamp) {
        self.group = group
        self.task = task
        self.usedAt = usedAt
    }
}

/// A use that is about to be recorded with its order.
package struct OrderedUse: Sendable {
    package let group: GroupID
    /// Of the group's licence.
    package let mostVideos: Int?
    package let entry: AuditEntry

    package init(group: GroupID, mostVideos: Int?, entry: AuditEntry) {
        self.group = group
        self.mostVideos = mostVideos
        self.entry = entry
    }
}

/// A use as it stands now.
package struct ShownUse: Sendable, Equatable {
    package let use: FaceUse
    /// Nil when the task was forgotten long after it had made its video: one that failed is forgotten with its use.
    package let task: DurableTask?

    package init(use: FaceUse, task: DurableTask?) {
        self.use = use
        self.task = task
    }
}
