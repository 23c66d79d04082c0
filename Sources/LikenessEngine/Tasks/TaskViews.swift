// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Adds to a task what its row doesn't hold.
struct TaskViews: Sendable {
    let store: any LikenessStore
    let secrets: SessionSecrets

    func view(_ task: DurableTask) async throws -> TaskView {
        guard case .verification(let id) = task.input, let session = try await store.session(id) else {
            return TaskView(task: task)
        }
        return TaskView(task: task, invitation: try secrets.invitation(of: session))
    }
}
