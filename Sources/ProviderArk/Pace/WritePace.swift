// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Paces what the vendor counts by the minute. It begins with the configured number; after a refusal nothing leaves
/// until the next minute, and then as many as went through, one more with each minute that brings no refusal. At most
/// ten are under way at once, so no more than ten can be refused in a minute.
actor WritePace {
    private static let mostUnderWay = 10
    private let configured: Int
    private let time: any TimeSource
    private var limit: Int
    private var minute: Int64 = 0
    private var sent = 0
    private var underWay = 0
    private var wasRefused = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(perMinute: Int, time: any TimeSource) {
        self.configured = max(1, perMinute)
        self.limit = max(1, perMinute)
        self.time = time
    }

    /// Returns when one may leave; `settled` or `refused` must follow.
    func take() async throws {
        while true {
            turn()
            if !wasRefused, sent < limit, underWay < Self.mostUnderWay {
                sent += 1
                underWay += 1
                return
            }
            if wasRefused || sent >= limit {
                try await time.sleep(for: untilNextMinute)
            } else {
                await withCheckedContinuation { waiting.append($0) }
            }
        }
    }

    /// It was taken, or failed for another reason.
    func settled() {
        underWay -= 1
        wakeOne()
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
        wakeOne()
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

    private func wakeOne() {
        if !waiting.isEmpty { waiting.removeFirst().resume() }
    }
}
