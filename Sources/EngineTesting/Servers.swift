// SPDX-License-Identifier: Apache-2.0

package import LikenessEngine
import LikenessTesting
import Logging
import ServiceLifecycle

extension EngineBench {
    /// Runs the engine's services while `body` runs, and stops them gracefully.
    package func serving<Result: Sendable>(_ engine: Engine, _ body: () async throws -> Result) async throws -> Result {
        let group = ServiceGroup(
            services: engine.services, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Void.self) { services in
            services.addTask { try await group.run() }
            let result: Swift.Result<Result, any Error>
            do {
                result = .success(try await body())
            } catch {
                result = .failure(error)
            }
            await group.triggerGracefulShutdown()
            // Whoever waits out the grace does so by this clock; leases must not run out before on a busy machine.
            try await ticking(step: .milliseconds(200)) { try await services.waitForAll() }
            return try result.get()
        }
    }

    /// Moves the clock while `body` runs.
    /// - Parameter step: how far, every two milliseconds; small where work takes real time.
    package func ticking<Result: Sendable>(
        step: Duration = .seconds(1), _ body: () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await tick(step) }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    private func tick(_ step: Duration) async {
        while !Task.isCancelled {
            time.advance(by: step)
            try? await Task.sleep(for: .milliseconds(2))
        }
    }
}
