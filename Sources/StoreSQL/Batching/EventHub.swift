// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

/// Hands events to everybody who listens in this process.
package final class EventHub: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<StoreEvent>.Continuation] = [:]
        var next = 0
        var isClosed = false
    }

    /// Events are hints, so a slow listener loses the oldest rather than holding memory.
    private static let kept = 1024

    private let state = Mutex(State())

    package init() {}

    package func listen() -> AsyncStream<StoreEvent> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: StoreEvent.self, bufferingPolicy: .bufferingNewest(Self.kept))
        let number = state.withLock { state in
            guard !state.isClosed else { return Int?.none }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    package func publish(_ events: [StoreEvent]) {
        guard !events.isEmpty else { return }
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { events.forEach { listener.yield($0) } }
    }

    /// Ends every stream, those asked for later too.
    package func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return Array(state.listeners.values)
        }
        listeners.forEach { $0.finish() }
    }
}
