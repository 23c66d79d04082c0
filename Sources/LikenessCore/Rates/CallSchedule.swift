// SPDX-License-Identifier: Apache-2.0

/// When calls may leave: so many a second, so many at once (the generic cell rate algorithm; `fullAt` is its
/// theoretical arrival time).
package struct CallSchedule: Sendable, Codable, Equatable {
    private var fullAt: Timestamp

    package init(now: Timestamp) {
        self.fullAt = now
    }

    /// Takes the next place.
    /// - Returns: how long until it may be used.
    package mutating func take(every interval: Duration, burst: Int, now: Timestamp) -> Duration {
        let begin = max(now, fullAt)
        fullAt = begin + interval
        return max(.zero, begin - interval * (burst - 1) - now)
    }

    /// Lets nothing leave for `pause`, and no burst after it.
    package mutating func hold(for pause: Duration, every interval: Duration, burst: Int, now: Timestamp) {
        fullAt = max(fullAt, now + pause + interval * burst)
    }
}
