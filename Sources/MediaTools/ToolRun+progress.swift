// SPDX-License-Identifier: Apache-2.0

import Subprocess

extension ToolRun {
    /// Runs ffmpeg with `-progress pipe:1` and reads what it says as it goes.
    func followingProgress(_ report: @escaping @Sendable (_ seconds: Double) async -> Void) async throws {
        let (program, arguments) = command
        let result = try await Subprocess.run(
            program, arguments: arguments, environment: Self.environment, platformOptions: Self.platformOptions,
            input: .none,
            output: .sequence, error: .string(limit: 1 << 16)
        ) { execution in
            for try await line in execution.standardOutput.strings() {
                guard line.hasPrefix("out_time_us="), let time = Double(line.dropFirst("out_time_us=".count)) else {
                    continue
                }
                await report(max(0, time / 1_000_000))
            }
        }
        try MediaError.check(result.terminationStatus, toolOutput: result.standardError)
    }
}
