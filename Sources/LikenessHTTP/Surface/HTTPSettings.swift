// SPDX-License-Identifier: Apache-2.0

/// What an operator can set of the HTTP surface.
package struct HTTPSettings: Sendable {
    /// How fast one key may send requests: `burst` at once, then `perSecond`.
    package struct RateLimit: Sendable {
        package let perSecond: Int
        package let burst: Int

        package init(perSecond: Int = 100, burst: Int = 200) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    package var rateLimit: RateLimit
    /// JSON bodies, in bytes (decisions.md, Submission and fetching).
    package var largestBody: Int = 1 << 20

    package init(rateLimit: RateLimit = RateLimit()) {
        self.rateLimit = rateLimit
    }
}
