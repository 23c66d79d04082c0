// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Reading tasks, and ending them.
package struct Tasks: Sendable {
    /// How often a waiting reader looks although no event came.
    static let polling = Duration.seconds(2)
    let store: any LikenessStore
    let views: TaskViews
    let time: any TimeSource

    init(store: any LikenessStore, views: TaskViews, time: any TimeSource) {
        self.store = store
        self.views = views
        self.time = time
    }

    /// - Throws: `RuleViolation.notFound(.task)`.
    package func view(_ id: TaskID, for principal: Principal) async throws -> TaskView {
        try await views.view(read(id, for: principal))
    }

    /// As `view`, but returns only when the task has ended or `limit` has passed.
    package func waitForEnd(of id: TaskID, for principal: Principal, atMost limit: Duration) async throws -> TaskView {
        let end = time.now + limit
        // Opened before the first look, so that nothing is missed between the two.
        let events = store.events(of: .taskChanged(id))
        let task = try await read(id, for: principal)
        guard !task.status.isFinal, time.now < end else { return try await views.view(task) }
        let last = try await withThrowingTaskGroup(of: DurableTask.self) { group in
            group.addTask { try await watch(id, for: principal, in: events, until: end) }
            group.addTask { try await poll(id, for: principal, until: end) }
            defer { group.cancelAll() }
            return try await group.next() ?? task
        }
        return try await views.view(last)
    }

    /// The owner's tasks among `ids`, in their order, and the rest.
    package func views(_ ids: [TaskID], for principal: Principal) async throws
        -> (found: [TaskView], missing: [TaskID])
    {
        let tasks = try await store.tasks(ids, of: principal.account)
        let byID = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [TaskView] = []
        for task in ids.compactMap({ byID[$0] }) {
            found.append(try await views.view(task))
        }
        return (found, ids.filter { byID[$0] == nil })
    }

    /// Ends an unfinished task as cancelled, whoever owns it: for operators, no route of clients does it.
    /// - Returns: false when there is no such unfinished task.
    package func cancel(_ id: TaskID) async throws -> Bool {
        try await store.requestCancel(id, now: time.now)
    }

    func read(_ id: TaskID, for principal: Principal) async throws -> DurableTask {
        guard let task = try await store.task(id, of: principal.account) else {
            throw RuleViolation.notFound(.task)
        }
        return task
    }

    private func watch(
        _ id: TaskID, for principal: Principal, in events: AsyncStream<StoreEvent>, until end: Timestamp
    ) async throws -> DurableTask {
        for await _ in events {
            let task = try await read(id, for: principal)
            if task.status.isFinal { return task }
        }
        return try await poll(id, for: principal, until: end)
    }

    private func poll(_ id: TaskID, for principal: Principal, until end: Timestamp) async throws -> DurableTask {
        while true {
            try await time.sleep(for: min(Self.polling, end - time.now))
            let task = try await read(id, for: principal)
            if task.status.isFinal || time.now >= end { return task }
        }
    }
}
