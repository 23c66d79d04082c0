// SPDX-License-Identifier: Apache-2.0

/// So many a second, and so many at once after a rest.
package struct TokenBucket: Sendable, Codable, Equatable {
    package struct Limit: Sendable, Equatable {
        package let perSecond: Int
        package let burst: Int

        package init(perSecond: Int, burst: Int) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    package enum Answer: Sendable, Equatable {
        /// At least one.
        case tokens(Int)
        /// There is one after this time.
        case wait(Duration)
    }

    private var tokens: Double
    private var filledAt: Timestamp

    /// A full one.
    package init(_ limit: Limit, now: Timestamp) {
        self.tokens = Double(limit.burst)
        self.filledAt = now
    }

    /// Takes `most` tokens, or as many as there are.
    package mutating func take(atMost most: Int, _ limit: Limit, now: Timestamp) -> Answer {
        // A clock that went back, or another server's that is behind, gives nothing and takes nothing.
        let seconds = max(0, Double((now - filledAt).wholeMilliseconds) / 1000)
        tokens = min(Double(limit.burst), tokens + seconds * Double(limit.perSecond))
        filledAt = max(filledAt, now)
        guard tokens >= 1 else { return .wait(.seconds((1 - tokens) / Double(limit.perSecond))) }
        let taken = min(most, Int(tokens))
        tokens -= Double(taken)
        return .tokens(taken)
    }
}
