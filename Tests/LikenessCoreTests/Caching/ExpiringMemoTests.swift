// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct ExpiringMemoTests {
    private let now = Timestamp(seconds: 1_773_806_230)

    private func memo(capacity: Int = 8) -> ExpiringMemo<String, Int> {
        ExpiringMemo(lifetime: .seconds(2), capacity: capacity)
    }

    @Test func aValueIsKnownUntilItsTimeIsUp() {
        let memo = memo()
        memo.remember(7, of: "a", now: now)
        #expect(memo.value(of: "a", now: now + .milliseconds(1999)) == 7)
        #expect(memo.value(of: "a", now: now + .seconds(2)) == nil)
        #expect(memo.value(of: "b", now: now) == nil)
    }

    @Test func aValueThatEndsSoonerIsNotKeptLonger() {
        let memo = memo()
        memo.remember(7, of: "a", now: now, atMostUntil: now + .seconds(1))
        #expect(memo.value(of: "a", now: now + .seconds(1)) == nil)
        memo.remember(8, of: "a", now: now, atMostUntil: now + .seconds(60))
        #expect(memo.value(of: "a", now: now + .seconds(2)) == nil)
    }

    @Test func whatIsForgottenIsAskedForAnew() {
        let memo = memo()
        memo.remember(7, of: "a", now: now)
        memo.remember(8, of: "b", now: now)
        memo.forget { $0 == 7 }
        #expect(memo.value(of: "a", now: now) == nil)
        #expect(memo.value(of: "b", now: now) == 8)
    }

    @Test func aFullOneKeepsTheNewestAndDropsFirstWhatIsOver() {
        let memo = memo(capacity: 2)
        memo.remember(1, of: "old", now: now)
        memo.remember(2, of: "young", now: now + .seconds(1))
        memo.remember(3, of: "new", now: now + .seconds(2))
        #expect(memo.value(of: "young", now: now + .seconds(2)) == 2)
        memo.remember(4, of: "newest", now: now + .seconds(2))
        #expect(memo.value(of: "newest", now: now + .seconds(2)) == 4)
    }
}
