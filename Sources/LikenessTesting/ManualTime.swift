// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualTime: TimeSource {
    private struct Sleeper {
        let until: Timestamp
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        /// Cancelled before they lay down.
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// - Parameter start: 2026-03-18T03:57:10Z unless a test wants another.
    package init(_ start: Timestamp = Timestamp(seconds: 1_773_806_230)) {
        self.state = Mutex(State(now: start))
    }

    package var now: Timestamp { state.withLock { $0.now } }

    /// How many wait for the clock.
    package var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        guard duration > .zero else { return }
        let (id, until) = state.withLock { state in
            state.nextID += 1
            return (state.nextID, state.now + duration)
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { lieDown(id, Sleeper(until: until, continuation: $0)) }
        } onCancel: {
            cancel(id)
        }
    }

    /// Moves the clock and wakes whoever is due.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now + duration
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.until < $1.until }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    private func lieDown(_ id: Int, _ sleeper: Sleeper) {
        enum Fate { case sleeps, wakes, cancelled }
        let fate: Fate = state.withLock { state in
            if state.cancelled.remove(id) != nil { return .cancelled }
            // The clock may have been moved between the call and now.
            if sleeper.until <= state.now { return .wakes }
            state.sleepers[id] = sleeper
            return .sleeps
        }
        switch fate {
        case .sleeps: break
        case .wakes: sleeper.continuation.resume()
        case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
        }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state in
            if let sleeper = state.sleepers.removeValue(forKey: id) { return Sleeper?.some(sleeper) }
            state.cancelled.insert(id)
            return nil
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
