// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How often one account may call, a second or a minute.
struct CallQuotas {
    private struct Key: Hashable {
        let accessKey: String
        let action: ControlAction
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: Timestamp
    }

    private var buckets: [Key: Bucket] = [:]
    private var minutes: [Key: (minute: Int64, calls: Int)] = [:]

    /// Whether one more call is within `perSecond`; a second's worth may come at once.
    mutating func take(_ action: ControlAction, of accessKey: String, perSecond: Int, now: Timestamp) -> Bool {
        let key = Key(accessKey: accessKey, action: action)
        var bucket = buckets[key] ?? Bucket(tokens: Double(perSecond), filledAt: now)
        let seconds = max(0, Double((now - bucket.filledAt).wholeMilliseconds) / 1000)
        bucket.tokens = min(Double(perSecond), bucket.tokens + seconds * Double(perSecond))
        bucket.filledAt = now
        defer { buckets[key] = bucket }
        guard bucket.tokens >= 1 else { return false }
        bucket.tokens -= 1
        return true
    }

    /// Whether one more call is within this minute's quota.
    mutating func take(_ action: ControlAction, of accessKey: String, perMinute: Int, now: Timestamp) -> Bool {
        let key = Key(accessKey: accessKey, action: action)
        let minute = now.seconds / 60
        let calls = minutes[key].flatMap { $0.minute == minute ? $0.calls : nil } ?? 0
        guard calls < perMinute else { return false }
        minutes[key] = (minute, calls + 1)
        return true
    }
}
