// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import LikenessEngine

@Suite struct StandstillWatchTests {
    /// A clock that jumps when it is told, as the real one does for a process that was stopped.
    private final class JumpingClock: Clock, Sendable {
        typealias Instant = ContinuousClock.Instant

        private let jumped = Mutex(Duration.zero)
        private let real = ContinuousClock()

        var now: Instant { real.now.advanced(by: jumped.withLock { $0 }) }
        var minimumResolution: Duration { real.minimumResolution }

        func jump(_ duration: Duration) { jumped.withLock { $0 += duration } }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            try await real.sleep(until: deadline.advanced(by: .zero - jumped.withLock { $0 }))
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
