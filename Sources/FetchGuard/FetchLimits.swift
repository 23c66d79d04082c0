// SPDX-License-Identifier: Apache-2.0

/// How long and how far an exchange may go (decisions.md, Submission and fetching).
package struct FetchLimits: Sendable {
    /// For everything: names, redirects, body.
    package var total: Duration
    /// Without a byte from the other side.
    package var silence: Duration
    /// For one connection, TLS included.
    package var connect: Duration
    package var redirects: Int

    package static let fetch = FetchLimits(
        total: .seconds(120), silence: .seconds(15), connect: .seconds(10), redirects: 5)
    package static let notification = FetchLimits(
        total: .seconds(20), silence: .seconds(15), connect: .seconds(10), redirects: 0)
    /// A provider's film: large, and worth waiting for.
    package static let result = FetchLimits(
        total: .seconds(1800), silence: .seconds(30), connect: .seconds(10), redirects: 3)

    package init(total: Duration, silence: Duration, connect: Duration, redirects: Int) {
        self.total = total
        self.silence = silence
        self.connect = connect
        self.redirects = redirects
    }
}
