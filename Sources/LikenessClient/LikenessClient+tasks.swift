// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// A task as it stands now.
    /// - Parameter id: `task_…`, of any kind of task.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known or past its retention, 400 for a text
    ///   that is no id (contract/apimart.md 0.4).
    public func task(_ id: String) async throws(LikenessError) -> TaskAnswer {
        try await task(id, waiting: .zero)
    }

    /// The states of a task as they change, to its end, which is the last element.
    ///
    /// ```swift
    /// for try await task in likeness.updates(of: "task_01KMCGQ2H6P2S0B4G8W1ZYTD5Q") {
    ///     print(task.status, task.progress ?? 0)
    /// }
    /// ```
    ///
    /// A task that failed ends the sequence too; it does not throw. The server is asked when an element is wanted, not before.
    /// - Parameter id: `task_…`, of any kind of task.
    public func updates(of id: String) -> TaskUpdates {
        TaskUpdates(client: self, id: id)
    }

    /// Waits for a task's end, however long it takes; cancel the calling task to give up waiting.
    ///
    /// Each of its calls asks the server to wait up to 30 s, as Likeness can. A server that doesn't know this answers at
    /// once, as APIMart's documents let expect (contract/apimart.md 4), and is asked every ``ClientOptions/polling``.
    /// - Parameter id: `task_…`, of any kind of task.
    /// - Returns: the task, completed or failed: a failed review still tells of each asset.
    /// - Throws: ``LikenessError/refused(_:)`` as ``task(_:)``, ``LikenessError/cancelled``.
    public func finished(_ id: String) async throws(LikenessError) -> TaskAnswer {
        while true {
            let task = try await patientTask(id, waiting: .seconds(30)) { !$0.status.isFinal }
            if task.status.isFinal { return task }
        }
    }

    /// As `task`, but what is still the same isn't told before some time has passed, whatever the server does.
    func patientTask(
        _ id: String, waiting wait: Duration, isSame: (TaskAnswer) -> Bool
    ) async throws(LikenessError) -> TaskAnswer {
        let asked = ContinuousClock.now
        let task = try await task(id, waiting: wait)
        guard isSame(task) else { return task }
        do {
            try await ContinuousClock().sleep(until: asked + min(wait, options.polling))
        } catch {
            throw .cancelled
        }
        return task
    }

    /// The task as it stands when it has ended or `wait`, in whole seconds, has passed.
    func task(_ id: String, waiting wait: Duration) async throws(LikenessError) -> TaskAnswer {
        var call = Call.get("v1", "tasks", id)
        if wait > .zero {
            call.query = [("wait", String(max(1, wait.components.seconds)))]
            call.wait = wait
        }
        let task: Envelope<TaskAnswer> = try await answer(call)
        return task.data
    }
}

/// The states of one task, each when its status or its progress has changed; made by ``LikenessClient/updates(of:)``.
///
/// Every iteration begins with the task as it is then, and asks the server on its own.
public struct TaskUpdates: AsyncSequence, Sendable {
    let client: LikenessClient
    let id: String

    /// Remembers the state that it gave last, and gives the next one that differs.
    public struct Iterator: AsyncIteratorProtocol {
        let client: LikenessClient
        let id: String
        private var last: TaskAnswer?

        init(client: LikenessClient, id: String) {
            self.client = client
            self.id = id
        }

        /// Waits for a change of status or progress.
        /// - Returns: the task; nil behind its end.
        /// - Throws: ``LikenessError/refused(_:)`` as ``LikenessClient/task(_:)``, ``LikenessError/cancelled``. What
        ///   may pass has been tried again before.
        public mutating func next() async throws(LikenessError) -> TaskAnswer? {
            if let last, last.status.isFinal { return nil }
            var task = try await client.task(id)
            while let last, Self.isSame(task, last) {
                task = try await client.patientTask(id, waiting: client.options.progressInterval) {
                    Self.isSame($0, last)
                }
            }
            last = task
            return task
        }

        private static func isSame(_ task: TaskAnswer, _ last: TaskAnswer) -> Bool {
            !task.status.isFinal && task.status == last.status && task.progress == last.progress
        }
    }

    /// Begins anew, with the task as it is now.
    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, id: id)
    }
}
