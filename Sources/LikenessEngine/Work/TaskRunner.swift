// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import Logging
import ServiceLifecycle

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Advances the tasks of one kind under leases: a worker that dies loses them within 15 s, and one that slept through
/// its lease can write nothing (design: docs/architecture.md, Durable tasks).
package struct TaskRunner: Service {
    let kind: TaskKind
    let workflow: any TaskWorkflow
    let store: any LikenessStore
    let time: any TimeSource
    let configuration: EngineConfiguration.Runner
    let logger: Logger
    private let worker = "\(ProcessInfo.processInfo.processIdentifier).\(RandomBytes.make(8).hex)"
    private let held = HeldLeases()

    package init(
        _ kind: TaskKind, _ workflow: any TaskWorkflow, ports: (store: any LikenessStore, time: any TimeSource),
        configuration: EngineConfiguration.Runner, logger: Logger
    ) {
        self.kind = kind
        self.workflow = workflow
        self.store = ports.store
        self.time = ports.time
        self.configuration = configuration
        self.logger = logger
    }

    package func run() async throws {
        let loop = WorkLoop(
            window: configuration.window, polling: configuration.polling, grace: configuration.grace, store: store,
            time: time, wakesUp: { $0 == .taskDue },
            trouble: TroubleLog("claiming tasks", time: time, logger: logger))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await renewLeases() }
            await loop.run(claim: claim, perform: advance)
            group.cancelAll()
        }
    }

    private func claim(limit: Int) async throws -> [ClaimedTask] {
        try await store.claimTasks(
            kind, limit: limit, worker: worker, leaseFor: configuration.lease, now: time.now)
    }

    private func renewLeases() async {
        let trouble = TroubleLog("renewing leases", time: time, logger: logger)
        while (try? await time.sleep(for: configuration.renewal)) != nil {
            let leases = held.all
            guard !leases.isEmpty else { continue }
            do {
                let renewed = try await store.renewLeases(leases, until: time.now + configuration.lease)
                held.lose(leases.filter { !renewed.contains($0) })
                trouble.worked()
            } catch {
                trouble.failed(error)
            }
        }
    }

    /// Runs one step and writes what came of it.
    private func advance(_ claimed: ClaimedTask) async {
        let lost = held.add(claimed.lease)
        defer { held.remove(claimed.lease) }
        let step = TaskStep(claimed, store: store, time: time)
        let closing = StepClosing(
            step: step, workflow: workflow, store: store, time: time, configuration: configuration, logger: logger)
        let result: Result<StepResult, any Error>
        do {
            result = .success(try await perform(step, until: lost))
        } catch {
            result = .failure(error)
        }
        let isStopping = Task.isCancelled
        // A task of its own: when the server stops this one is cancelled, and a store refuses cancelled callers.
        await Task { await closing.close(result, isStopping: isStopping) }.value
    }

    /// The step's result, unless the deadline or the loss of the lease comes first; both stop the step.
    private func perform(_ step: TaskStep, until lost: AsyncStream<Never>) async throws -> StepResult {
        guard !step.task.isCancelRequested else { throw StepInterruption.cancelRequested }
        let left = step.task.deadline - time.now
        guard left > .zero else { throw StepInterruption.deadline }
        return try await withThrowingTaskGroup(of: StepResult.self) { group in
            group.addTask { try await workflow.step(step) }
            group.addTask {
                try await time.sleep(for: left)
                throw StepInterruption.deadline
            }
            group.addTask {
                for await _ in lost {}
                try Task.checkCancellation()
                throw StepInterruption.leaseLost
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw CancellationError() }
            return result
        }
    }
}

enum StepInterruption: Error {
    case deadline, leaseLost, cancelRequested
}
