// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Notices that this process itself stood still for a while: a machine that was paused, a laptop's lid, a debugger. A
/// time limit that ran out meanwhile says nothing of the other side.
struct StandstillWatch<Ticking: Clock>: Sendable where Ticking.Duration == Duration {
    private static var rhythm: Duration { .seconds(1) }
    /// Far more than a busy machine is late.
    private static var tolerance: Duration { .seconds(5) }
    let clock: Ticking

    /// - Returns: what came of `body`, and whether the process stood still in the meantime.
    func during<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async
        -> (outcome: Result<Value, any Error>, stoodStill: Bool)
    {
        let pulse = Pulse(clock.now)
        let outcome = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await clock.sleep(for: Self.rhythm)) != nil { pulse.beat(clock.now, Self.tolerance) }
            }
            defer { group.cancelAll() }
            do {
                return Result<Value, any Error>.success(try await body())
            } catch {
                return .failure(error)
            }
        }
        // After a pause it is chance who wakes first: the look, or what ran into its limit.
        pulse.beat(clock.now, Self.tolerance)
        return (outcome, pulse.hasStopped)
    }

    private final class Pulse: Sendable {
        private let state: Mutex<(last: Ticking.Instant, hasStopped: Bool)>

        init(_ now: Ticking.Instant) {
            self.state = Mutex((now, false))
        }

        var hasStopped: Bool { state.withLock { $0.hasStopped } }

        func beat(_ now: Ticking.Instant, _ tolerance: Duration) {
            state.withLock { state in
                if state.last.duration(to: now) > tolerance { state.hasStopped = true }
                state.last = now
            }
        }
    }
}
