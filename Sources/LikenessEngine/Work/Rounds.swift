// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import ServiceLifecycle

/// Something done again and again until the server stops.
struct Rounds: Sendable {
    let every: Duration
    let time: any TimeSource

    init(every: Duration, time: any TimeSource) {
        self.every = every
        self.time = time
    }

    /// Returns at a graceful shutdown, between two rounds or, at the latest, when the present one is cancelled.
    func run(_ round: @escaping @Sendable () async throws -> Void) async throws {
        await cancelWhenGracefulShutdown {
            do {
                while !Task.isCancelled {
                    try await round()
                    try await time.sleep(for: every)
                }
            } catch {
                // Only a cancellation ends a round early: the server stops.
            }
        }
    }
}
