// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Paces what the vendor counts by the minute. It begins with the configured number; after a refusal nothing leaves
/// until the next minute, and then as many as went through, one more with each minute that brings no refusal. At most
/// ten are under way at once, so no more than ten can be refused in a minute.
actor WritePace {
    private static let mostUnderWay = 10
    /// One of those under way should be back by then.
    private static let turnover = Duration.milliseconds(250)
    private let configured: Int
    private let time: any TimeSource
    private var limit: Int
    private var minute: Int64 = 0
    private var sent = 0
    private var underWay = 0
    private var wasRefused = false

    init(perMinute: Int, time: any TimeSource) {
        self.configured = max(1, perMinute)
        self.limit = max(1, perMinute)
        self.time = time
    }

    /// Takes a place if there is one now; `settled` or `refused` must follow.
    /// - Returns: nil, or how long to wait before asking again: whoever is to make something waits without holding
    ///   anything, a minute or longer.
    func take() -> Duration? {
        turn()
        guard !wasRefused, sent < limit else { return untilNextMinute }
        guard underWay < Self.mostUnderWay else { return Self.turnover }
        sent += 1
        underWay += 1
        return nil
    }

    /// It was taken, or failed for another reason.
    func settled() {
        underWay -= 1
    }

    /// It was not sent after all.
    func withdrawn() {
        sent -= 1
        underWay -= 1
    }

    /// `QuotaWriteQPMExceeded`.
    func refused() {
        turn()
        underWay -= 1
        if !wasRefused {
            // Those under way may have been refused too; they don't count as gone through.
            limit = max(1, min(limit, sent - underWay - 1))
            wasRefused = true
        }
    }

    private var untilNextMinute: Duration {
        Timestamp(seconds: (time.now.seconds / 60 + 1) * 60) - time.now
    }

    private func turn() {
        let now = time.now.seconds / 60
        guard now != minute else { return }
        if !wasRefused, minute != 0 { limit = min(configured, limit + 1) }
        minute = now
        sent = underWay
        wasRefused = false
    }
}
