// SPDX-License-Identifier: Apache-2.0

/// A task under a lease, and who holds it.
package struct HeldTask: Sendable, Equatable {
    package let lease: TaskLease
    /// The worker's name: its process, a dot, and what tells it from others.
    package let worker: String
    package let until: Timestamp

    package init(lease: TaskLease, worker: String, until: Timestamp) {
        self.lease = lease
        self.worker = worker
        self.until = until
    }
}
