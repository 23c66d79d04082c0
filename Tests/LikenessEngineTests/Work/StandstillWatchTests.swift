// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import LikenessEngine

@Suite struct StandstillWatchTests {
    /// A clock that stands still, and jumps when it is told, as the real one does for a process that was stopped.
    private final class JumpingClock: Clock, Sendable {
        typealias Instant = ContinuousClock.Instant

        private let time = Mutex(ContinuousClock.now)

        var now: Instant { time.withLock { $0 } }
        var minimumResolution: Duration { .nanoseconds(1) }

        func jump(_ duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }

        /// Whoever sleeps is cancelled in the end.
        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            try await Task.sleep(for: .seconds(3600))
        }
    }

    private struct Failure: Error {}

    @Test func aPauseInTheMiddleIsNoticedWhoeverWakesFirst() async throws {
        let clock = JumpingClock()
        let (outcome, stoodStill) = await StandstillWatch(clock: clock).during { () async throws -> Int in
            clock.jump(.seconds(16))
            throw Failure()
        }
        #expect(stoodStill)
        #expect(throws: Failure.self) { try outcome.get() }
    }

    @Test func whatGoesOnWithoutAPauseIsNone() async throws {
        let (outcome, stoodStill) = await StandstillWatch(clock: JumpingClock()).during { 7 }
        #expect(!stoodStill)
        #expect(try outcome.get() == 7)
    }

    @Test func aShortPauseIsNone() async throws {
        let clock = JumpingClock()
        let (_, stoodStill) = await StandstillWatch(clock: clock).during { clock.jump(.seconds(2)) }
        #expect(!stoodStill)
    }
}
