// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// A task as it stands now.
    public func task(_ id: String) async throws(LikenessError) -> TaskAnswer {
        try await task(id, waiting: .zero)
    }

    /// The states of a task as they change, to its end, which is the last element.
    public func updates(of id: String) -> TaskUpdates {
        TaskUpdates(client: self, id: id)
    }

    /// Waits for a task's end.
    /// - Returns: the task, completed or failed: a failed review still tells of each asset.
    public func finished(_ id: String) async throws(LikenessError) -> TaskAnswer {
        while true {
            let task = try await task(id, waiting: .seconds(30))
            if task.status.isFinal { return task }
        }
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

/// See `LikenessClient.updates(of:)`.
public struct TaskUpdates: AsyncSequence, Sendable {
    let client: LikenessClient
    let id: String

    public struct Iterator: AsyncIteratorProtocol {
        let client: LikenessClient
        let id: String
        private var last: TaskAnswer?

        init(client: LikenessClient, id: String) {
            self.client = client
            self.id = id
        }

        /// - Throws: `LikenessError`.
        public mutating func next() async throws(LikenessError) -> TaskAnswer? {
            if let last, last.status.isFinal { return nil }
            var task = try await client.task(id)
            while let last, !task.status.isFinal, task.status == last.status, task.progress == last.progress {
                task = try await client.task(id, waiting: client.options.progressInterval)
            }
            last = task
            return task
        }
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, id: id)
    }
}
