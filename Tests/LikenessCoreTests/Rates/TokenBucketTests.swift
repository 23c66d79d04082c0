// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct TokenBucketTests {
    private let limit = TokenBucket.Limit(perSecond: 10, burst: 20)
    private let now = Timestamp(seconds: 1_773_806_230)

    private func emptied() -> TokenBucket {
        var bucket = TokenBucket(limit, now: now)
        _ = bucket.take(atMost: 20, limit, now: now)
        return bucket
    }

    @Test func aFullOneGivesItsBurstAndNoMore() {
        var bucket = TokenBucket(limit, now: now)
        #expect(bucket.take(atMost: 15, limit, now: now) == .tokens(15))
        #expect(bucket.take(atMost: 15, limit, now: now) == .tokens(5))
        #expect(bucket.take(atMost: 1, limit, now: now) == .wait(.milliseconds(100)))
    }

    @Test func itFillsWithTimeUpToItsBurst() {
        var bucket = emptied()
        #expect(bucket.take(atMost: 9, limit, now: now + .milliseconds(300)) == .tokens(3))
        #expect(bucket.take(atMost: 99, limit, now: now + .seconds(3600)) == .tokens(20))
    }

    @Test func aClockThatIsBehindGivesNothingAndTakesNothing() {
        var bucket = emptied()
        #expect(bucket.take(atMost: 1, limit, now: now - .seconds(60)) == .wait(.milliseconds(100)))
        #expect(bucket.take(atMost: 9, limit, now: now + .milliseconds(100)) == .tokens(1))
    }
}
