// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import ServiceLifecycle

extension Notifications {
    /// How often somebody who listens looks although no event came.
    private static let polling = Duration.seconds(2)
    /// Ids are made before their rows are committed: so long a younger one may be seen before an older.
    private static let lateness = Duration.seconds(30)
    private static let page = 200

    /// Where somebody begins who wants to hear of what comes from now on.
    package var beginning: DeliveryID { .first(at: time.now) }

    /// Tells of each of the account's notifications as it is written, signed as it is posted, until the caller is
    /// cancelled or the server stops. What is posted, and when, is not changed by it.
    /// - Parameters:
    ///   - last: only those behind it are told.
    ///   - beat: when nothing was told for this long, `tell` is called without a notification.
    /// - Throws: whatever `tell` throws; `CancellationError`.
    package func follow(
        after last: DeliveryID, for principal: Principal, beat: Duration,
        tell: (_ notification: (id: DeliveryID, notice: OutboundNotification)?) async throws -> Void
    ) async throws {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // Opened before the first look, so that nothing is missed between the two.
        let events = store.events(of: .deliveryDue)
        bell.yield()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await _ in events { bell.yield() } }
            group.addTask { while (try? await time.sleep(for: Self.polling)) != nil { bell.yield() } }
            defer { group.cancelAll() }
            try await withGracefulShutdownHandler {
                try await tellNews(after: last, for: principal, wakeUps, beat: beat, tell)
            } onGracefulShutdown: {
                bell.finish()
            }
        }
    }

    private func tellNews(
        after last: DeliveryID, for principal: Principal, _ wakeUps: AsyncStream<Void>, beat: Duration,
        _ tell: ((id: DeliveryID, notice: OutboundNotification)?) async throws -> Void
    ) async throws {
        var told: Set<DeliveryID> = []
        var (start, toldAt) = (last, time.now)
        for await _ in wakeUps {
            let lookedAt = time.now
            var last = start
            while let page = try await news(behind: last, for: principal) {
                for delivery in page where told.insert(delivery.id).inserted {
                    // One that can't be made, because its task is gone, is told to nobody.
                    guard let notice = try? await notices.notice(for: delivery) else { continue }
                    try await tell((delivery.id, notice))
                    toldAt = time.now
                }
                last = page.last?.id ?? last
            }
            start = max(start, .first(at: lookedAt - Self.lateness))
            told = told.filter { $0 > start }
            guard time.now - toldAt >= beat else { continue }
            try await tell(nil)
            toldAt = time.now
        }
        try Task.checkCancellation()
    }

    /// A page, oldest first; nil when there is nothing.
    private func news(behind start: DeliveryID, for principal: Principal) async throws -> [Delivery]? {
        let page = try await store.deliveries(of: principal.account, after: start, limit: Self.page)
        return page.isEmpty ? nil : page
    }
}
