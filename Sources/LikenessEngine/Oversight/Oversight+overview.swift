// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// How the work and the notifications stand.
package struct Overview: Sendable {
    /// Tasks that have not ended.
    package let open: [TaskCount]
    /// Those that ended, by hour, of the tasks that were made within the span.
    package let ended: [TaskSum]
    package let deliveries: [Delivery.Status: Int]
    package let failingEndpoints: [FailingEndpoint]
    /// The first hour of the span, and the present one.
    package let hours: (first: Timestamp, last: Timestamp)
}

/// What an overview is asked of.
struct OverviewSpan: Hashable {
    let account: AccountID?
    let hours: Int
}

extension Oversight {
    private static let mostEndpoints = 10

    /// May be ten seconds old: it looks at all that was made within the span.
    /// - Parameter hours: how far back, the present hour included.
    package func overview(of account: AccountID?, hours: Int) async throws -> Overview {
        let now = time.now
        let span = OverviewSpan(account: account, hours: hours)
        if let known = overviews.value(of: span, now: now) { return known }
        return try await searches.pass {
            if let known = overviews.value(of: span, now: now) { return known }
            let present = Timestamp(seconds: now.seconds / 3600 * 3600)
            let first = present - .seconds((hours - 1) * 3600)
            let made = Overview(
                open: try await store.unfinishedTasks(within: account),
                ended: try await store.taskSums(within: account, since: first),
                deliveries: try await store.deliveryCounts(within: account, since: first),
                failingEndpoints: try await store.failingEndpoints(within: account, limit: Self.mostEndpoints),
                hours: (first, present))
            overviews.remember(made, of: span, now: now)
            return made
        }
    }
}
