// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import ServiceLifecycle

extension Notifications {
    /// How often somebody who listens looks although no event came.
    private static let polling = Duration.seconds(2)
    /// Ids are made before their rows are committed: so long a younger one may be seen before an older.
    private static let lateness = Duration.seconds(30)
    private static let page = 200

    /// Tells of each of the account's notifications as it is written, signed as it is posted, until the caller is
    /// cancelled or the server stops. What is posted, and when, is not changed by it.
    /// - Parameters:
    ///   - last: only those behind it are told; nil: only those that come from now on.
    ///   - beat: when nothing was told for this long, `tell` is called without a notification.
    /// - Throws: whatever `tell` throws; `CancellationError`.
    package func follow(
        after last: DeliveryID?, for principal: Principal, beat: Duration,
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
                try await tellNews(after: last ?? .first(at: time.now), for: principal, wakeUps, beat: beat, tell)
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
            for delivery in try await news(behind: start, for: principal) where told.insert(delivery.id).inserted {
                try await tell((delivery.id, try await notices.notice(for: delivery)))
                toldAt = time.now
            }
            start = max(start, .first(at: lookedAt - Self.lateness))
            told = told.filter { $0 > start }
            guard time.now - toldAt >= beat else { continue }
            try await tell(nil)
            toldAt = time.now
        }
        try Task.checkCancellation()
    }

    /// Oldest first.
    private func news(behind start: DeliveryID, for principal: Principal) async throws -> [Delivery] {
        var (found, last) = ([Delivery](), DeliveryID?.none)
        while true {
            let page = try await store.deliveries(
                of: principal.account, DeliveryFilter(), before: last, limit: Self.page)
            found += page.filter { $0.id > start }
            guard page.count == Self.page, let oldest = page.last, oldest.id > start else { return found.reversed() }
            last = oldest.id
        }
    }
}
