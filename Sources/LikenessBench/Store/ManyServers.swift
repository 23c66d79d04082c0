// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging
import ServiceLifecycle
import StorePostgres
import StoreSQL

/// How fast a load of tasks that mostly wait is done by several servers' runners on one database, each with connections
/// of its own.
struct ManyServers {
    private static let tasks = 960
    private static let window = 16
    let settings: PostgresSettings

    /// - Returns: tasks finished in a second, from the moment when the servers begin.
    func tasksPerSecond(servers: Int) async throws -> Double {
        let stores = try (0..<servers).map { _ in try SQLStore.postgres(settings) }
        defer { stores.forEach { try? $0.close() } }
        try await StoreLoad(stores[0]).create(Self.tasks)
        let elapsed = try await withThrowingDiscardingTaskGroup { group in
            let begin = ContinuousClock.now
            for store in stores { group.addTask { try await serve(store) } }
            while try await stores[0].nextTaskDue(.video) != nil { try await Task.sleep(for: .milliseconds(2)) }
            defer { group.cancelAll() }
            return ContinuousClock.now - begin
        }
        return Double(Self.tasks) / (elapsed / .seconds(1))
    }

    private func serve(_ store: SQLStore) async throws {
        var configuration = EngineConfiguration.Runner()
        configuration.window = Self.window
        let runner = TaskRunner(
            .video, WaitingWorkflow(), ports: (store, SystemTime()), configuration: configuration,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        try await runner.run()
    }
}

/// A step that waits as if for somebody else.
private struct WaitingWorkflow: TaskWorkflow {
    func step(_ step: TaskStep) async throws -> StepResult {
        try await Task.sleep(for: .milliseconds(50))
        return .ended(TaskSettlement(.failed(.internalError, outcome: nil), finishedAt: SystemTime().now))
    }

    func settlement(of step: TaskStep, for failure: TaskFailure) async throws -> TaskSettlement {
        TaskSettlement(.failed(failure, outcome: nil), finishedAt: SystemTime().now)
    }
}
