// SPDX-License-Identifier: Apache-2.0

/// A worker's right to advance one task. Every write of a step carries it; the store refuses a stale one.
package struct TaskLease: Sendable, Hashable {
    package let task: TaskID
    /// Grows with every claim, so that a worker that slept through its lease can't write.
    package let fencingToken: Int64

    package init(task: TaskID, fencingToken: Int64) {
        self.task = task
        self.fencingToken = fencingToken
    }
}
