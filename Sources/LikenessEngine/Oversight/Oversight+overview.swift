// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

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

extension Oversight {
    private static let mostEndpoints = 10

    /// May be ten seconds old: it looks at all that was made within the span.
    /// - Parameter hours: how far back, the present hour included.
    package func overview(of account: AccountID?, hours: Int) async throws -> Overview {
        let now = time.now
        if let known = overviews.overview(of: account, now: now) { return known }
        return try await searches.pass {
            if let known = overviews.overview(of: account, now: now) { return known }
            let present = Timestamp(seconds: now.seconds / 3600 * 3600)
            let first = present - .seconds((hours - 1) * 3600)
            let made = Overview(
                open: try await store.unfinishedTasks(within: account),
                ended: try await store.taskSums(within: account, since: first),
                deliveries: try await store.deliveryCounts(within: account, since: first),
                failingEndpoints: try await store.failingEndpoints(within: account, limit: Self.mostEndpoints),
                hours: (first, present))
            overviews.remember(made, of: account, now: now)
            return made
        }
    }
}

/// Overviews of the last seconds.
final class KnownOverviews: Sendable {
    private static let lifetime = Duration.seconds(10)
    private static let capacity = 256
    private let known = Mutex<[AccountID?: (overview: Overview, until: Timestamp)]>([:])

    func overview(of account: AccountID?, now: Timestamp) -> Overview? {
        known.withLock { known in
            guard let entry = known[account], now < entry.until else { return nil }
            return entry.overview
        }
    }

    func remember(_ overview: Overview, of account: AccountID?, now: Timestamp) {
        known.withLock { known in
            if known.count >= Self.capacity { known = known.filter { now < $0.value.until } }
            known[account] = (overview, now + Self.lifetime)
        }
    }
}
