// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

package protocol TaskStore: Sendable {
    /// Adds a task that needs no other rows (a video), completing `claim` with it, and sets aside what it may cost.
    /// - Parameter uses: of the persons whom the video is to show.
    /// - Throws: `.creditExhausted` when the account has less, `.videosUsedUp` when a person's licence allows no further
    ///   video; nothing is written then.
    func createTask(_ task: DurableTask, uses: [OrderedUse], claim: IdempotencyClaim?) async throws(StoreError)

    /// The task if it belongs to `account`.
    func task(_ id: TaskID, of account: AccountID) async throws(StoreError) -> DurableTask?

    /// Those of `ids` that belong to `account`, in no particular order.
    func tasks(_ ids: [TaskID], of account: AccountID) async throws(StoreError) -> [DurableTask]

    /// Takes up to `limit` due tasks of `kind` (`runAfter` reached, not final, no live lease), oldest due first, marks
    /// them processing and gives each a fresh fencing token and a lease until `now + leaseFor`. By kind, so that many
    /// waiting videos don't keep reviews from being claimed.
    func claimTasks(_ kind: TaskKind, limit: Int, worker: String, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedTask]

    /// Extends the leases that are still held.
    /// - Returns: those; a missing one was lost and its step must stop.
    func renewLeases(_ leases: [TaskLease], until: Timestamp) async throws(StoreError) -> Set<TaskLease>

    /// Writes what a step has done so far, keeping the lease. Progress never falls.
    /// - Throws: `.conflict` for a stale lease.
    func recordProgress(_ lease: TaskLease, progress: Int, checkpoint: Data?, now: Timestamp) async throws(StoreError)

    /// Ends a step that isn't the last: writes its progress and gives the lease back until `runAfter`.
    /// - Throws: `.conflict` for a stale lease.
    func releaseTask(_ lease: TaskLease, progress: Int, checkpoint: Data?, runAfter: Timestamp, now: Timestamp)
        async throws(StoreError)

    /// Ends the task, and writes its deliveries, files and usage, in one transaction: what was set aside for it is given
    /// back but for its cost.
    /// - Throws: `.conflict` for a stale lease.
    func settleTask(_ lease: TaskLease, _ settlement: TaskSettlement) async throws(StoreError)

    /// Makes a waiting task due now; one whose step is running is due again when the step ends. Unknown, final and
    /// event-driven tasks stay as they are.
    /// - Parameter hint: nil keeps the one that is there.
    func wakeTask(_ id: TaskID, hint: String?, now: Timestamp) async throws(StoreError)

    /// Asks for the task's end: a running step loses its lease, and the next one ends it as cancelled.
    /// - Returns: false when there is no such unfinished task.
    func requestCancel(_ id: TaskID, now: Timestamp) async throws(StoreError) -> Bool

    /// Tasks whose step runs somewhere, or ran on a worker that is gone, by the end of their lease.
    func heldTasks() async throws(StoreError) -> [HeldTask]

    /// When the next unfinished task or expired lease of `kind` is due; nil when there is none.
    func nextTaskDue(_ kind: TaskKind) async throws(StoreError) -> Timestamp?
}

extension TaskStore {
    /// A task that shows nobody.
    package func createTask(_ task: DurableTask, claim: IdempotencyClaim?) async throws(StoreError) {
        try await createTask(task, uses: [], claim: claim)
    }
}
