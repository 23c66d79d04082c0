// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Steps 1 and 2 of real-avatar, as the client sees them.
package struct Verifications: Sendable {
    /// Step 1: makes a session and its completed task.
    /// - Throws: `RuleViolation.field` for `callback_url`.
    package func start(
        callbackURL: String, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        fatalError("engine")
    }

    /// Step 2: the session's one query task, made at the first call.
    /// - Throws: `RuleViolation.field` for an unknown or foreign `byted_token`.
    package func query(
        bytedToken: Secret, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        fatalError("engine")
    }
}
