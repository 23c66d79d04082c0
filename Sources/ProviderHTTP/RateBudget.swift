// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

/// So many calls a second for one account, shared by all tasks: whoever comes too early waits for his turn. After a
/// refusal everybody holds still for a second.
package final class RateBudget: Sendable {
    private let interval: Duration
    private let burst: Int
    private let time: any TimeSource
    /// When the bucket will be full again (the generic cell rate algorithm's theoretical arrival time).
    private let fullAt: Mutex<Timestamp>

    /// - Parameter perSecond: also how many may leave at once.
    package init(perSecond: Int, time: any TimeSource) {
        self.interval = .milliseconds((999 + Int64(perSecond)) / Int64(perSecond))
        self.burst = perSecond
        self.time = time
        self.fullAt = Mutex(time.now)
    }

    /// Returns when the call may leave.
    package func take() async throws {
        let wait = fullAt.withLock { fullAt in
            let now = time.now
            let begin = max(now, fullAt)
            let allowed = begin - interval * (burst - 1)
            fullAt = begin + interval
            return allowed - now
        }
        if wait > .zero { try await time.sleep(for: wait) }
    }

    /// The vendor saw more calls than we sent: another server uses the account too.
    package func refused() {
        fullAt.withLock { $0 = max($0, time.now + .seconds(1) + interval * burst) }
    }
}
