// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Reading tasks, and ending them.
package struct Tasks: Sendable {
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

    /// The owner's tasks among `ids`, in their order, and the rest.
    package func views(_ ids: [TaskID], for principal: Principal) async throws
        -> (found: [TaskView], missing: [TaskID])
    {
        let tasks = try await store.tasks(ids, of: principal.account).filter { principal.grant.sees($0.project) }
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
        guard let task = try await store.task(id, of: principal.account), principal.grant.sees(task.project) else {
            throw RuleViolation.notFound(.task)
        }
        return task
    }
}
