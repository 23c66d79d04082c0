// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a step came to.
package enum StepResult: Sendable {
    /// The task is over.
    case ended(TaskSettlement)
    /// To be gone on with; nothing is held meanwhile. The step has recorded what it needs then.
    case later(after: Duration, progress: Int)
}

/// The work of one kind of task. Every step is safe to repeat.
package protocol TaskWorkflow: Sendable {
    /// - Throws: `ProviderError.retry` to be run again later; `StoreError` `.conflict` when the lease is lost; any other
    ///   error counts as a broken step, which is repeated a few times.
    func step(_ step: TaskStep) async throws -> StepResult

    /// Ends a task that its steps could not end: the deadline, or too many broken steps.
    func settlement(of step: TaskStep, for failure: TaskFailure) async throws -> TaskSettlement
}
