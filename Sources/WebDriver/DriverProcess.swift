// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

/// A chromedriver as a child process, in a session of its own so that no browser outlives it.
enum DriverProcess {
    /// Starts it on a free port, calls `body` with its address, and ends it and its browsers afterwards.
    static func run<Result: Sendable>(
        _ options: BrowserOptions, _ body: @Sendable (_ address: String) async throws -> Result
    ) async throws -> Result {
        var platform = PlatformOptions()
        platform.createSession = true
        let program: Executable =
            options.driver.contains("/") ? .path(FilePath(options.driver)) : .name(options.driver)
        let log = try FileDescriptor.open(
            options.logPath ?? "/dev/null", .writeOnly, options: [.create, .append, .closeOnExec],
            permissions: [.ownerReadWrite])
        return try await Subprocess.run(
            program, arguments: ["--port=0"], platformOptions: platform, input: .none, output: .sequence,
            error: .fileDescriptor(log, closeAfterSpawningProcess: true)
        ) { execution in
            do {
                let result = try await body(try await address(execution.standardOutput))
                await end(execution)
                return result
            } catch {
                await end(execution)
                throw error
            }
        }.closureResult
    }

    private static func end(_ execution: Execution<some InputProtocol, some OutputProtocol, some OutputProtocol>) async
    {
        await execution.teardown(using: [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(5)),
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(5)),
        ])
    }

    /// Reads until the driver names its port.
    private static func address(_ output: SubprocessOutputSequence) async throws -> String {
        var printed: [String] = []
        for try await line in output.strings() {
            printed.append(line)
            guard line.contains("started successfully on port "), let port = line.split(separator: " ").last else {
                continue
            }
            return "http://127.0.0.1:\(port.filter(\.isNumber))"
        }
        throw WebDriverError.driverDidNotStart(printed.joined(separator: " "))
    }
}
