// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What follows a try of a delivery (Standard Webhooks; for videos contract/apimart.md 5.6 and decisions.md).
struct DeliverySchedule: Sendable {
    /// Seconds after the first try, the second, and so on: ten tries over about 75 hours.
    private static let standard = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
    private static let video = [10, 30, 60] + standard.dropFirst()
    /// A receiver may ask for more time, within reason.
    private static let longestRetryAfter = Duration.seconds(86_400)

    /// Added to a pause as a share of it, so that receivers aren't hit by all at once.
    let jitter: @Sendable () -> Double

    init(jitter: @escaping @Sendable () -> Double = { .random(in: 0...0.1) }) {
        self.jitter = jitter
    }

    /// - Parameters:
    ///   - attempts: tries so far since it was last sent anew, this one among them.
    ///   - answer: nil when there was none.
    func verdict(for rhythm: Delivery.Rhythm, attempts: Int, answer: NotificationAnswer?, now: Timestamp)
        -> DeliveryVerdict
    {
        if let status = answer?.status {
            if (200..<300).contains(status) { return .delivered }
            if Self.isFinal(status, rhythm) { return .abandoned }
        }
        let pauses = rhythm == .video ? Array(Self.video) : Self.standard
        guard attempts <= pauses.count else { return .abandoned }
        let pause = Duration.seconds(pauses[max(0, attempts - 1)]) * (1 + jitter())
        let wanted = min(answer?.retryAfter ?? .zero, Self.longestRetryAfter)
        return .retry(at: now + max(pause, wanted))
    }

    /// 410 means that nobody wants it any more; a video's receiver that finds fault with the request will again.
    private static func isFinal(_ status: Int, _ rhythm: Delivery.Rhythm) -> Bool {
        if status == 410 { return true }
        return rhythm == .video && (400..<500).contains(status) && status != 408 && status != 429
    }
}
