// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore: SharedStates {
    package func change<State: Codable & Sendable, Value: Sendable>(
        _ name: String, from initial: State, now: Timestamp, _ body: @escaping @Sendable (inout State) -> Value
    ) async throws(StoreError) -> Value {
        try await write("change_state") { database, _ in
            let select = "SELECT state FROM shared_states WHERE name = ? \(database.dialect.lockingRows)"
            var row = try database.first(select, [name])
            if row == nil {
                try database.post(
                    "INSERT INTO shared_states (name, state, changed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    [name, try jsonText(initial), now])
                // Somebody else may have been first.
                row = try database.first(select, [name])
            }
            var state: State = try row?.json("state") ?? initial
            let value = body(&state)
            try database.post(
                "UPDATE shared_states SET state = ?, changed_at = ? WHERE name = ?", [try jsonText(state), now, name])
            return value
        }
    }

    package func purgeStates(before time: Timestamp) async throws(StoreError) {
        try await write("purge_states") { database, _ in
            try database.post("DELETE FROM shared_states WHERE changed_at < ?", [time])
        }
    }
}
