// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// How often one address is told plainly that its key is wrong. Keys have 256 random bits and can't be guessed; this keeps whoever tries all the
/// same from keeping the store busy.
final class SignInLimits: Sendable {
    private static let limit = TokenBucket.Limit(perSecond: 1, burst: 20)
    private static let capacity = 4096
    private let buckets = Mutex<[String: TokenBucket]>([:])

    func allow(_ address: String, now: Timestamp) -> Bool {
        buckets.withLock { buckets in
            if buckets.count >= Self.capacity { buckets.removeAll() }
            var bucket = buckets[address] ?? TokenBucket(Self.limit, now: now)
            defer { buckets[address] = bucket }
            if case .tokens = bucket.take(atMost: 1, Self.limit, now: now) { return true }
            return false
        }
    }
}
