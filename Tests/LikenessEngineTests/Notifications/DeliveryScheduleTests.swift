// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct DeliveryScheduleTests {
    private let schedule = DeliverySchedule { 0 }
    private let now = Timestamp(seconds: 1_000_000)

    @Test func theStandardRhythmIsTenTriesOver75Hours() {
        var pauses: [Int64] = []
        var attempts = 1
        while case .retry(let at) = verdict(.standard, attempts, 500) {
            pauses.append((at - now).components.seconds)
            attempts += 1
        }
        #expect(pauses == [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
        #expect(attempts == 10)
        let total = pauses.reduce(0, +)
        #expect(total == 272_105)
    }

    @Test func theRhythmOfVideosBeginsQuickly() {
        let pauses = (1...4).map { attempts -> Int64 in
            guard case .retry(let at) = verdict(.video, attempts, nil) else { return -1 }
            return (at - now).components.seconds
        }
        #expect(pauses == [10, 30, 60, 300])
    }

    @Test(arguments: [200, 204, 299])
    func successEndsIt(status: Int) {
        #expect(verdict(.standard, 1, status) == .delivered)
        #expect(verdict(.video, 1, status) == .delivered)
    }

    @Test(arguments: [(400, true), (404, true), (410, true), (408, false), (429, false), (500, false), (302, false)])
    func aVideosReceiverThatFindsFaultEndsIt(status: Int, ends: Bool) {
        #expect((verdict(.video, 1, status) == .abandoned) == ends)
    }

    @Test(arguments: [(400, false), (404, false), (410, true), (500, false), (302, false)])
    func theStandardRhythmEndsAtGoneOnly(status: Int, ends: Bool) {
        #expect((verdict(.standard, 1, status) == .abandoned) == ends)
    }

    @Test func retryAfterIsHonoured() {
        let answer = NotificationAnswer(status: 503, retryAfter: .seconds(120))
        let longer = schedule.verdict(for: .standard, attempts: 1, answer: answer, now: now)
        #expect(longer == .retry(at: now + .seconds(120)))
        let shorter = schedule.verdict(for: .standard, attempts: 2, answer: answer, now: now)
        #expect(shorter == .retry(at: now + .seconds(300)))
    }

    @Test func jitterOnlyMakesAPauseLonger() {
        let jittered = DeliverySchedule { 0.1 }.verdict(for: .standard, attempts: 2, answer: nil, now: now)
        #expect(jittered == .retry(at: now + .seconds(330)))
    }

    private func verdict(_ rhythm: Delivery.Rhythm, _ attempts: Int, _ status: Int?) -> DeliveryVerdict {
        schedule.verdict(
            for: rhythm, attempts: attempts, answer: status.map { NotificationAnswer(status: $0, retryAfter: nil) },
            now: now)
    }
}
