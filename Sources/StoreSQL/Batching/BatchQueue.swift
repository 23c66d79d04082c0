// SPDX-License-Identifier: Apache-2.0

import NIOConcurrencyHelpers

/// Things that wait to be done together: while one batch is being done, the next one gathers.
package final class BatchQueue<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        var isDraining = false
    }

    /// Not a `Mutex`, which is slow under contention on Linux (docs/performance.md).
    private let state = NIOLockedValueBox(State())

    package init() {}

    /// - Returns: whether nobody takes batches now, so that the caller must start.
    package func add(_ element: Element) -> Bool {
        state.withLockedValue { state in
            state.waiting.append(element)
            defer { state.isDraining = true }
            return !state.isDraining
        }
    }

    /// Nil when there is nothing left; from then on the next element starts anew.
    package func next(atMost limit: Int) -> [Element]? {
        state.withLockedValue { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.waiting.prefix(limit))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }
}
