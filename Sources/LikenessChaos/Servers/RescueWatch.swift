// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import StoreSQL
import Synchronization

/// Measures how long the steps of a dead server stay without anybody to take them over.
final class RescueWatch: Sendable {
    private static let limit = Duration.seconds(120)
    private let store: SQLStore
    private let worst = Mutex(Duration.zero)
    private let rescued = Mutex(0)

    /// - Parameter store: the installation's own, beside its servers.
    init(store: SQLStore) {
        self.store = store
    }

    /// The longest time so far, and of how many steps.
    var slowest: (time: Duration, steps: Int) { (worst.withLock { $0 }, rescued.withLock { $0 }) }

    /// Returns when every lease that the process holds is somebody else's, or nobody's.
    func watch(_ processIdentifier: Int32) async {
        let clock = ContinuousClock()
        let begin = clock.now
        guard var orphans = try? await held(by: processIdentifier), !orphans.isEmpty else { return }
        rescued.withLock { $0 += orphans.count }
        while !orphans.isEmpty, clock.now - begin < Self.limit, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(50))
            if let still = try? await held(by: processIdentifier) { orphans.formIntersection(still) }
        }
        let time = clock.now - begin
        worst.withLock { $0 = max($0, time) }
    }

    private func held(by processIdentifier: Int32) async throws -> Set<TaskLease> {
        Set(try await store.heldTasks().filter { $0.worker.hasPrefix("\(processIdentifier).") }.map(\.lease))
    }
}
