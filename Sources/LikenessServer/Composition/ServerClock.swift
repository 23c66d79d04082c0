// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging
import ServiceLifecycle
import Synchronization

/// The time that servers on one store agree on: this machine's, corrected by the clock of the database's server. Leases
/// and due times of one server then mean the same to the others, however wrong a machine's clock is.
final class ServerClock: TimeSource, Service {
    private static let rhythm = Duration.seconds(30)
    private static let longestTrip = Duration.seconds(1)
    private static let mostTries = 5
    private let machine: SystemTime
    private let store: any LikenessStore
    private let logger: Logger
    /// Milliseconds that this machine's clock is behind.
    private let correction = Atomic<Int64>(0)

    /// - Throws: `StoreError`.
    init(_ machine: SystemTime, store: any LikenessStore, logger: Logger) async throws {
        self.machine = machine
        self.store = store
        self.logger = logger
        try await compare()
    }

    var now: Timestamp { machine.now + .milliseconds(correction.load(ordering: .relaxed)) }

    func sleep(for duration: Duration) async throws {
        try await machine.sleep(for: duration)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while (try? await machine.sleep(for: Self.rhythm)) != nil {
                do {
                    try await compare()
                } catch {
                    logger.warning("the database's clock can't be read")
                }
            }
        }
    }

    /// The answer is from some moment between the two readings of our own clock, so one that took long tells little.
    private func compare() async throws {
        for _ in 0..<Self.mostTries {
            let begin = ContinuousClock.now
            let before = machine.now
            guard let shared = try await store.sharedClock() else { return }
            let took = ContinuousClock.now - begin
            guard took < Self.longestTrip else { continue }
            return correct(to: (shared - (before + took / 2)).wholeMilliseconds)
        }
        logger.warning("the database's clock can't be read")
    }

    private func correct(to new: Int64) {
        let old = correction.exchange(new, ordering: .relaxed)
        guard abs(new - old) > 1000 else { return }
        logger.notice("this machine's clock differs from the database's", metadata: ["milliseconds": "\(new)"])
    }
}
