// SPDX-License-Identifier: Apache-2.0

/// Forgetting what is long over. Each call is short, so that nobody waits for it.
package protocol RetentionStore: Sendable {
    /// Forgets sessions that ended before `time`, at most `limit`.
    /// - Returns: how many.
    func purgeSessions(endedBefore time: Timestamp, limit: Int) async throws(StoreError) -> Int

    /// Forgets tasks that ended before `time`, with their notifications. One stays while an asset that it reviewed, its
    /// session, or a notification under way is there.
    ///
    /// Looks at up to `limit` tasks in the order of their ids, from the one after `last` on.
    /// - Returns: the last one that it looked at; nil when there are no more.
    func purgeTasks(endedBefore time: Timestamp, after last: TaskID?, limit: Int) async throws(StoreError) -> TaskID?

    /// Forgets the troubles of endpoints that were last tried before `time` and have nothing waiting for them.
    func purgeEndpoints(triedBefore time: Timestamp) async throws(StoreError)

    /// Forgets files that expired before `time` and have no bytes any more, at most `limit`.
    /// - Returns: how many.
    func purgeFiles(expiredBefore time: Timestamp, limit: Int) async throws(StoreError) -> Int
}
