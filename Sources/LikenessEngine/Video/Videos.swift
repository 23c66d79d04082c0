// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Ordering videos.
package struct Videos: Sendable {
    /// Makes the task after looking at the order's assets: each must be Active, of this account and project, of the
    /// right type, and within its group's licence.
    /// - Throws: `RuleViolation.field`, naming which.
    package func submit(
        _ order: VideoOrder, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        fatalError("engine")
    }
}
