// SPDX-License-Identifier: Apache-2.0

/// The servers of one installation.
struct ServerFleet: Sendable {
    let slots: [ServerSlot]

    /// The address of a server that is up, any of them; waits for one.
    /// - Throws: `CancellationError`.
    func anyAddress() async throws -> String {
        while true {
            if let address = slots.shuffled().lazy.compactMap(\.address).first { return address }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Returns when every server is up.
    /// - Throws: `CancellationError`.
    func untilComplete() async throws {
        while slots.contains(where: { $0.address == nil }) { try await Task.sleep(for: .milliseconds(50)) }
    }

    /// Keeps the servers up while `body` runs. The first one begins alone: it makes the store.
    func run<Value: Sendable>(_ body: @Sendable @escaping () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { [first = slots[0]] in
                try await first.run()
                return nil
            }
            group.addTask { [self] in
                _ = try await anyAddress()
                return try await withThrowingTaskGroup(of: Void.self) { others in
                    for slot in slots.dropFirst() { others.addTask { try await slot.run() } }
                    defer { others.cancelAll() }
                    return try await body()
                }
            }
            defer { group.cancelAll() }
            while let next = try await group.next() {
                if let value = next { return value }
            }
            throw CancellationError()
        }
    }
}
