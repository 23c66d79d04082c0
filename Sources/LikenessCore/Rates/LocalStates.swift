// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// States that one process has to itself.
package final class LocalStates: SharedStates {
    private let states = Mutex<[String: any Sendable]>([:])

    package init() {}

    package func change<State: Codable & Sendable, Value: Sendable>(
        _ name: String, from initial: State, now: Timestamp, _ body: @escaping @Sendable (inout State) -> Value
    ) -> Value {
        states.withLock { states in
            var state = states[name] as? State ?? initial
            defer { states[name] = state }
            return body(&state)
        }
    }
}
