// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Reading tasks.
package struct Tasks: Sendable {
    /// - Throws: `RuleViolation.notFound(.task)`.
    package func view(_ id: TaskID, for principal: Principal) async throws -> TaskView {
        fatalError("engine")
    }

    /// As `view`, but returns only when the task has ended or `limit` has passed.
    package func waitForEnd(of id: TaskID, for principal: Principal, atMost limit: Duration) async throws -> TaskView {
        fatalError("engine")
    }

    /// The owner's tasks among `ids`, in their order, and the rest.
    package func views(_ ids: [TaskID], for principal: Principal) async throws
        -> (found: [TaskView], missing: [TaskID])
    {
        fatalError("engine")
    }
}
