// SPDX-License-Identifier: Apache-2.0

package protocol UsageStore: Sendable {
    /// What was used, in quarters of an hour, in no particular order.
    func usage(_ filter: UsageFilter) async throws(StoreError) -> [UsageSlot]
    /// Forgets what was used before `time`; balances keep it.
    /// - Returns: how many entries were forgotten, at most `limit`.
    func purgeUsage(before time: Timestamp, limit: Int) async throws(StoreError) -> Int
}
