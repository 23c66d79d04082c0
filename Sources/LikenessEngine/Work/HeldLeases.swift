// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// The leases that this worker holds, and a signal for each that it has lost.
final class HeldLeases: Sendable {
    private let signals = Mutex<[TaskLease: AsyncStream<Never>.Continuation]>([:])

    var all: [TaskLease] { signals.withLock { Array($0.keys) } }

    /// - Returns: a stream that ends when the lease is lost.
    func add(_ lease: TaskLease) -> AsyncStream<Never> {
        let (stream, signal) = AsyncStream.makeStream(of: Never.self)
        signals.withLock { $0[lease] = signal }
        return stream
    }

    func remove(_ lease: TaskLease) {
        signals.withLock { _ = $0.removeValue(forKey: lease) }
    }

    func lose(_ lost: some Sequence<TaskLease>) {
        for lease in lost { signals.withLock { $0[lease] }?.finish() }
    }
}
