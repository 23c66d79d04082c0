// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A quota by the minute that nobody knows for certain. It begins with the configured number; after a refusal nothing
/// leaves until the next minute, and then as many as went through, one more with each minute that brings no refusal. At
/// most ten are under way at once, so no more than ten can be refused in a minute.
struct MinuteQuota: Sendable, Codable {
    private static let mostUnderWay = 10
    /// One of those under way should be back by then.
    private static let turnover = Duration.milliseconds(250)
    /// One that has not come back by then never will: its server was killed.
    private static let longestUnderWay = Duration.seconds(60)

    private var limit: Int
    private var minute: Int64 = 0
    private var sent = 0
    /// When each of those under way left.
    private var underWay: [Timestamp] = []
    private var wasRefused = false

    init(limit: Int) {
        self.limit = limit
    }

    /// - Returns: nil when one may leave, or how long to wait before asking again.
    mutating func take(atMost configured: Int, now: Timestamp) -> Duration? {
        turn(configured, now)
        guard !wasRefused, sent < min(limit, configured) else {
            return Timestamp(seconds: (now.seconds / 60 + 1) * 60) - now
        }
        underWay.removeAll { $0 < now - Self.longestUnderWay }
        guard underWay.count < Self.mostUnderWay else { return Self.turnover }
        sent += 1
        underWay.append(now)
        return nil
    }

    mutating func settled() {
        if !underWay.isEmpty { underWay.removeFirst() }
    }

    mutating func withdrawn() {
        sent -= 1
        settled()
    }

    mutating func refused(configured: Int, now: Timestamp) {
        turn(configured, now)
        settled()
        guard !wasRefused else { return }
        // Those under way may have been refused too; they don't count as gone through.
        limit = max(1, min(limit, sent - underWay.count - 1))
        wasRefused = true
    }

    private mutating func turn(_ configured: Int, _ now: Timestamp) {
        let current = now.seconds / 60
        guard current > minute else { return }
        if !wasRefused, minute != 0 { limit = min(configured, limit + 1) }
        minute = current
        sent = underWay.count
        wasRefused = false
    }
}
