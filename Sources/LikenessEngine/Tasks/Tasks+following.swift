// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import ServiceLifecycle

extension Tasks {
    /// How often somebody who waits looks although no event came.
    private static let polling = Duration.seconds(2)

    /// As `view`, but returns only when the task has ended, `limit` has passed, or the server stops.
    package func waitForEnd(of id: TaskID, for principal: Principal, atMost limit: Duration) async throws -> TaskView {
        var last: DurableTask?
        try await watch(id, for: principal, until: time.now + limit) { task in
            last = task
            return task.status.isFinal
        }
        guard let last else { return try await view(id, for: principal) }
        return try await views.view(last)
    }

    /// Tells of the task as it is now and again whenever its status or progress has changed, until it has ended
    /// or the server stops: whoever follows comes again, to another one.
    ///
    /// Of several changes at once only the last is told.
    /// - Parameters:
    ///   - beat: with nothing to tell for this long, `tell` is called with nil.
    ///   - tell: what it throws ends the following.
    /// - Throws: `RuleViolation.notFound(.task)`, also when the task is forgotten meanwhile; `CancellationError`.
    package func follow(
        _ id: TaskID, for principal: Principal, beat: Duration, tell: (TaskView?) async throws -> Void
    ) async throws {
        var last: DurableTask?
        var toldAt = time.now
        try await watch(id, for: principal) { task in
            if task.status != last?.status || task.progress != last?.progress {
                try await tell(try await views.view(task))
                (last, toldAt) = (task, time.now)
            } else if time.now - toldAt >= beat {
                try await tell(nil)
                toldAt = time.now
            }
            return task.status.isFinal
        }
    }

    /// Shows the task now and whenever it may have changed, until `look` has seen enough, the time is up, or the server
    /// stops.
    private func watch(
        _ id: TaskID, for principal: Principal, until end: Timestamp? = nil,
        look: (DurableTask) async throws -> Bool
    ) async throws {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // Opened before the first look, so that nothing is missed between the two.
        let events = store.events(of: .taskChanged(id))
        bell.yield()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await _ in events { bell.yield() } }
            group.addTask { await ring(bell, until: end) }
            defer { group.cancelAll() }
            try await withGracefulShutdownHandler {
                for await _ in wakeUps {
                    if try await look(try await read(id, for: principal)) { return }
                }
                try Task.checkCancellation()
            } onGracefulShutdown: {
                bell.finish()
            }
        }
    }

    /// - Parameter end: for a last look.
    private func ring(_ bell: AsyncStream<Void>.Continuation, until end: Timestamp?) async {
        while end.map({ time.now < $0 }) ?? true {
            let pause = end.map { min(Self.polling, $0 - time.now) } ?? Self.polling
            guard (try? await time.sleep(for: pause)) != nil else { return }
            bell.yield()
        }
        bell.finish()
    }
}
