// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

/// `likeness stand-in ark` in a process of its own.
struct StandInProcess: Sendable {
    enum Failure: Error {
        case didNotStart
    }

    /// `http://HOST:PORT`.
    let address: String

    /// The settings of a server that uses it.
    var settings: [String: String] {
        [
            "LIKENESS_PROVIDER": "ark", "LIKENESS_ARK_ACCESS_KEY": "AKSTANDIN",
            "LIKENESS_ARK_SECRET_KEY": "stand-in-secret-key", "LIKENESS_ARK_API_KEY": "stand-in-api-key",
            "LIKENESS_ARK_REGION": "cn-beijing", "LIKENESS_ARK_CONTROL_URL": address,
            "LIKENESS_ARK_DATA_URL": "\(address)/api/v3",
        ]
    }

    static func run<Result: Sendable>(
        executable: String, _ body: @Sendable (StandInProcess) async throws -> Result
    ) async throws -> Result {
        let outcome = try await Subprocess.run(
            .path(FilePath(executable)), arguments: ["stand-in", "ark", "--port", "0"], input: .none,
            output: .sequence, error: .discarded
        ) { execution in
            let marker = "likeness: stand-in listening on "
            for try await line in execution.standardOutput.strings() where line.hasPrefix(marker) {
                let result = try await body(StandInProcess(address: String(line.dropFirst(marker.count))))
                await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
                return result
            }
            throw Failure.didNotStart
        }
        return outcome.closureResult
    }
}
