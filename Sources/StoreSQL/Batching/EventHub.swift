// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

/// Hands events to everybody who listens in this process.
package final class EventHub: Sendable {
    private typealias Continuation = AsyncStream<StoreEvent>.Continuation

    private struct State {
        /// Of those who want all events, and, by event, of those who wait for one.
        var listeners: [StoreEvent?: [Int: Continuation]] = [:]
        var next = 0
        var isClosed = false
    }

    /// Events are hints, so a slow listener loses the oldest rather than holding memory.
    private static let kept = 1024

    private let state = Mutex(State())

    package init() {}

    /// - Parameter event: the only one that is wanted; nil for all. Many wait for one task each, and none of them costs
    ///   anything when another task changes.
    package func listen(to event: StoreEvent? = nil) -> AsyncStream<StoreEvent> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: StoreEvent.self, bufferingPolicy: .bufferingNewest(event == nil ? Self.kept : 1))
        let number = state.withLock { state in
            guard !state.isClosed else { return Int?.none }
            state.next += 1
            state.listeners[event, default: [:]][state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(number, of: event) }
        return stream
    }

    package func publish(_ events: [StoreEvent]) {
        for event in events {
            let listeners = state.withLock { state in
                [StoreEvent?.none, event].flatMap { state.listeners[$0].map { Array($0.values) } ?? [] }
            }
            for listener in listeners { listener.yield(event) }
        }
    }

    /// Ends every stream, those asked for later too.
    package func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return state.listeners.values.flatMap(\.values)
        }
        listeners.forEach { $0.finish() }
    }

    private func forget(_ number: Int, of event: StoreEvent?) {
        state.withLock { state in
            state.listeners[event]?[number] = nil
            if state.listeners[event]?.isEmpty == true { state.listeners[event] = nil }
        }
    }
}
