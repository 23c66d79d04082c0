// SPDX-License-Identifier: Apache-2.0

/// A task and the right to advance it.
package struct ClaimedTask: Sendable, Equatable {
    package let task: DurableTask
    package let lease: TaskLease

    package init(task: DurableTask, lease: TaskLease) {
        self.task = task
        self.lease = lease
    }
}
