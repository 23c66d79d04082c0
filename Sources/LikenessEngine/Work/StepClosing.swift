// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging

/// Writes how a step ended.
struct StepClosing: Sendable {
    private static let longestPause = 60
    let step: TaskStep
    let workflow: any TaskWorkflow
    let store: any LikenessStore
    let time: any TimeSource
    let configuration: EngineConfiguration.Runner
    let logger: Logger

    /// - Parameter isStopping: whether the step was cancelled because the server stops.
    func close(_ result: Result<StepResult, any Error>, isStopping: Bool) async {
        do {
            switch result {
            case .success(let result): try await write(result)
            case .failure(let error): try await handle(error, isStopping: isStopping)
            }
        } catch let error as StoreError where error.code == .conflict {
            log("lease lost")
        } catch {
            // The lease runs out by itself, and the task is claimed again.
            log("step not closed", error)
        }
    }

    private func write(_ result: StepResult) async throws {
        switch result {
        case .ended(let settlement): try await settle(settlement)
        case .later(let pause, let progress):
            step.note(progress: progress)
            var checkpoint = step.checkpoint
            checkpoint.failures = 0
            try await release(after: pause, checkpoint)
        }
    }

    private func handle(_ error: any Error, isStopping: Bool) async throws {
        switch error {
        case StepInterruption.leaseLost: log("lease lost")
        case StepInterruption.deadline: try await fail(.deadlineExceeded)
        case StepInterruption.cancelRequested: try await fail(.cancelled)
        case let error as StoreError where error.code == .conflict: throw error
        // The server stops: whoever comes next may go on at once.
        case _ where isStopping: try await release(after: .zero, step.checkpoint)
        case ProviderError.final(let code): try await fail(.rejected(code: code, path: nil))
        case ProviderError.outcomeUnknown: try await fail(.outcomeUnknown)
        case ProviderError.retry(let pause): try await release(after: pause ?? .seconds(2), step.checkpoint)
        default: try await endBrokenStep(error)
        }
    }

    private func settle(_ settlement: TaskSettlement) async throws {
        try await store.settleTask(step.lease, settlement)
        var hasFailed = false
        if case .failed = settlement.verdict { hasFailed = true }
        EngineMetrics.taskEnded(step.task, failed: hasFailed, at: settlement.finishedAt)
    }

    private func fail(_ failure: TaskFailure) async throws {
        try await settle(workflow.settlement(of: step, for: failure))
    }

    private func endBrokenStep(_ error: any Error) async throws {
        EngineMetrics.stepBroken(step.task.kind)
        log("step broken", error)
        var checkpoint = step.checkpoint
        checkpoint.failures += 1
        guard checkpoint.failures < configuration.failuresAllowed else { return try await fail(.internalError) }
        let pause = min(Self.longestPause, 1 << checkpoint.failures)
        try await release(after: .seconds(pause), checkpoint)
    }

    private func release(after pause: Duration, _ checkpoint: TaskCheckpoint) async throws {
        let now = time.now
        // At the deadline it must be claimed again, to be ended.
        let runAfter = min(now + pause, max(now, step.task.deadline))
        try await store.releaseTask(
            step.lease, progress: step.progress, checkpoint: checkpoint.data, runAfter: runAfter, now: now)
    }

    private func log(_ message: Logger.Message, _ error: (any Error)? = nil) {
        var metadata: Logger.Metadata = ["task": "\(step.task.id)", "kind": "\(step.task.kind.rawValue)"]
        if let error { metadata["error"] = "\(LogWord(error))" }
        logger.warning(message, metadata: metadata)
    }
}
