// SPDX-License-Identifier: Apache-2.0

package protocol UsageStore: Sendable {
    /// What was used, in no particular order; by day it is in quarters of an hour.
    func usage(_ filter: UsageFilter, by grouping: UsageGrouping) async throws(StoreError) -> [UsageRow]
    /// Forgets what was used before `time`; balances keep it.
    /// - Returns: how many entries were forgotten, at most `limit`.
    func purgeUsage(before time: Timestamp, limit: Int) async throws(StoreError) -> Int
}
