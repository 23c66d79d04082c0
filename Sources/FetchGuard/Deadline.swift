// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Ends an operation that takes too long.
enum Deadline {
    /// - Throws: `OutboundFailure.timedOut` after `limit`, by then with the operation cancelled and over.
    static func run<Value: Sendable>(
        _ limit: Duration, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw OutboundFailure.timedOut
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw OutboundFailure.broken }
            return value
        }
    }
}
