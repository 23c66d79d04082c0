// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// One token bucket a key. A bucket that has filled up again is forgotten, so keys that rest cost nothing.
final class TokenBuckets: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: Timestamp
    }

    private static let sweepEvery = 1024
    private let limit: HTTPSettings.RateLimit
    private let state = Mutex((buckets: [APIKeyID: Bucket](), takes: 0))

    init(_ limit: HTTPSettings.RateLimit) {
        self.limit = limit
    }

    /// How many keys are being counted.
    var count: Int { state.withLock { $0.buckets.count } }

    /// Takes one token of `key`.
    /// - Returns: nil, or how long until there is one.
    func take(_ key: APIKeyID, now: Timestamp) -> Duration? {
        state.withLock { state in
            state.takes += 1
            if state.takes % Self.sweepEvery == 0 {
                state.buckets = state.buckets.filter { filled($0.value, now: now) < Double(limit.burst) }
            }
            var tokens = state.buckets[key].map { filled($0, now: now) } ?? Double(limit.burst)
            defer { state.buckets[key] = Bucket(tokens: tokens, filledAt: now) }
            guard tokens < 1 else {
                tokens -= 1
                return nil
            }
            return .seconds((1 - tokens) / Double(limit.perSecond))
        }
    }

    private func filled(_ bucket: Bucket, now: Timestamp) -> Double {
        let seconds = max(0, Double((now - bucket.filledAt).wholeMilliseconds) / 1000)
        return min(Double(limit.burst), bucket.tokens + seconds * Double(limit.perSecond))
    }
}
