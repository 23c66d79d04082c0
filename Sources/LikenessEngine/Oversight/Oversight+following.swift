// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import ServiceLifecycle

extension Oversight {
    /// How often it is looked although no event came.
    private static let polling = Duration.seconds(2)
    /// Events of a busy server come by the thousand: at most so often is looked.
    private static let pause = Duration.seconds(1)

    /// Calls `look` at once and again whenever something may have changed, until it returns false, the caller is
    /// cancelled, or the server stops.
    package func watch(_ look: () async throws -> Bool) async throws {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // Opened before the first look, so that nothing is missed between the two.
        let events = store.events()
        bell.yield()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await _ in events { bell.yield() } }
            group.addTask { while (try? await time.sleep(for: Self.polling)) != nil { bell.yield() } }
            defer { group.cancelAll() }
            try await withGracefulShutdownHandler {
                for await _ in wakeUps {
                    guard try await look() else { return }
                    try await time.sleep(for: Self.pause)
                }
                try Task.checkCancellation()
            } onGracefulShutdown: {
                bell.finish()
            }
        }
    }
}
