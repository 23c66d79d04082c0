// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What was accepted, and what came of it.
final class Ledger: Sendable {
    struct Entry: Sendable {
        /// The tasks that the servers named, by the request that asked: more than one for a request is a fault.
        var tasks: [String: Set<String>] = [:]
        /// The task whose end is the order's.
        var finalTask: String?
        /// `completed`, or the failure's code; more than one is a fault.
        var endings: Set<String> = []
        /// Of the notifications that were taken: more than one is a fault, the same one twice is not.
        var notifications: Set<String> = []

        var isDoubled: Bool {
            tasks.values.contains { $0.count > 1 } || endings.count > 1 || notifications.count > 1
        }
    }

    private struct State {
        var entries: [Order: Entry] = [:]
        var orders: [String: Order] = [:]
    }

    private let state = Mutex(State())

    var all: [(order: Order, entry: Entry)] { state.withLock { $0.entries.map { ($0.key, $0.value) } } }

    /// Tasks that have not ended, as far as it is known.
    var unfinished: [String] {
        state.withLock { $0.entries.values.filter { $0.endings.isEmpty }.compactMap(\.finalTask) }
    }

    /// Whether an order's end should have been told and was not.
    var untold: Int {
        state.withLock { state in
            state.entries.count { $0.key.isNotified && $0.value.finalTask != nil && $0.value.notifications.isEmpty }
        }
    }

    /// - Parameters:
    ///   - request: which of the order's requests was answered.
    ///   - isFinal: whether the order ends with this task.
    func accepted(_ order: Order, _ request: String, task: String, isFinal: Bool) {
        state.withLock { state in
            state.entries[order, default: Entry()].tasks[request, default: []].insert(task)
            guard isFinal else { return }
            state.entries[order]?.finalTask = task
            state.orders[task] = order
        }
    }

    func ended(_ task: String, as ending: String) {
        state.withLock { state in
            guard let order = state.orders[task] else { return }
            state.entries[order]?.endings.insert(ending)
        }
    }

    /// May come before the answer that accepts the order.
    func notified(_ order: Order, id: String) {
        state.withLock { state in _ = state.entries[order, default: Entry()].notifications.insert(id) }
    }
}
