// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct CallScheduleTests {
    private let now = Timestamp(seconds: 1_773_806_230)
    private let second = Duration.seconds(1)

    @Test func aBurstLeavesAtOnceAndTheRestInTurn() {
        var schedule = CallSchedule(now: now)
        let waits = (0..<5).map { _ in schedule.take(every: second, burst: 3, now: now) }
        #expect(waits == [.zero, .zero, .zero, .seconds(1), .seconds(2)])
    }

    @Test func restIsNotSavedBeyondABurst() {
        var schedule = CallSchedule(now: now - .seconds(3600))
        let waits = (0..<4).map { _ in schedule.take(every: second, burst: 2, now: now) }
        #expect(waits == [.zero, .zero, .seconds(1), .seconds(2)])
    }

    @Test func afterAHoldNothingLeavesForItsTime() {
        var schedule = CallSchedule(now: now)
        schedule.hold(for: .seconds(5), every: second, burst: 3, now: now)
        #expect(schedule.take(every: second, burst: 3, now: now) > .seconds(5))
    }
}
