// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import ServiceLifecycle

extension Tasks {
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
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // Opened before the first look, so that nothing is missed between the two.
        let events = store.events(of: .taskChanged(id))
        bell.yield()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await _ in events { bell.yield() } }
            group.addTask { while (try? await time.sleep(for: Self.polling)) != nil { bell.yield() } }
            defer { group.cancelAll() }
            try await withGracefulShutdownHandler {
                try await tellChanges(of: id, for: principal, at: wakeUps, beat: beat, tell)
            } onGracefulShutdown: {
                bell.finish()
            }
        }
    }

    private func tellChanges(
        of id: TaskID, for principal: Principal, at wakeUps: AsyncStream<Void>, beat: Duration,
        _ tell: (TaskView?) async throws -> Void
    ) async throws {
        var last: DurableTask?
        var toldAt = time.now
        for await _ in wakeUps {
            let task = try await read(id, for: principal)
            if task.status != last?.status || task.progress != last?.progress {
                try await tell(try await views.view(task))
                (last, toldAt) = (task, time.now)
                if task.status.isFinal { return }
            } else if time.now - toldAt >= beat {
                try await tell(nil)
                toldAt = time.now
            }
        }
        try Task.checkCancellation()
    }
}
