// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

/// A `FloorServer` in a process of its own.
struct FloorProcess {
    enum Failure: Error, CustomStringConvertible {
        case didNotStart

        var description: String { "the floor's server did not start" }
    }

    /// The `likeness` binary, whose hidden `bench-floor` serves it.
    let executable: String
    let databasePath: String

    /// Calls `body` with `http://HOST:PORT` while the server is up.
    func run<Result: Sendable>(_ body: @Sendable (String) async throws -> Result) async throws -> Result {
        let outcome = try await Subprocess.run(
            .path(FilePath(executable)), arguments: ["bench-floor", databasePath], input: .none, output: .sequence,
            error: .discarded
        ) { execution in
            for try await line in execution.standardOutput.strings() {
                guard let port = Int(line) else { continue }
                do {
                    let result = try await body("http://127.0.0.1:\(port)")
                    await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
                    return result
                } catch {
                    await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
                    throw error
                }
            }
            throw Failure.didNotStart
        }
        return outcome.closureResult
    }
}
