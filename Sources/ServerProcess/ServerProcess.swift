// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A `likeness serve` of its own: a child process with its own data folder, known to be ready when it is handed over.
package struct ServerProcess: Sendable {
    package enum Failure: Error, Equatable, CustomStringConvertible {
        /// It ended before it accepted requests; what it wrote to standard error.
        case didNotStart(String)

        package var description: String {
            switch self {
            case .didNotStart(let output): "the server did not start: \(output)"
            }
        }
    }

    /// `http://HOST:PORT`, from the ready line.
    package let address: String
    /// What it printed on standard output before the ready line.
    package let notices: [String]
    package let processIdentifier: Int32

    /// Sends a signal, for instance `SIGKILL`.
    package func signal(_ number: Int32) {
        _ = kill(processIdentifier, number)
    }

    /// Whether it has ended by itself or by a signal. Somebody else may still ask how.
    package var hasEnded: Bool {
        var information = siginfo_t()
        let found = waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOHANG | WNOWAIT)
        return found != 0 || information.si_signo != 0
    }
}

extension ServerProcess {
    /// Starts the server, calls `body` when it accepts requests, and ends it afterwards (SIGTERM, then SIGKILL after
    /// 20 s).
    /// - Parameters:
    ///   - executable: the `likeness` binary.
    ///   - environment: `LIKENESS_…` settings on top of the inherited environment.
    ///   - logPath: a file that takes its standard error.
    ///   - ended: hears how it ended, as in `exited(0)` or `signaled(9)`.
    package static func run<Result: Sendable>(
        executable: String, environment: [String: String], logPath: String,
        ended: (_ how: String) -> Void = { _ in }, body: @Sendable (ServerProcess) async throws -> Result
    ) async throws -> Result {
        let log = try FileDescriptor.open(
            logPath, .writeOnly, options: [.create, .append, .closeOnExec], permissions: [.ownerReadWrite])
        let outcome = try await Subprocess.run(
            .path(FilePath(executable)), arguments: ["serve"],
            environment: .inherit.updating(
                Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
            input: .none, output: .sequence, error: .fileDescriptor(log, closeAfterSpawningProcess: true)
        ) { execution in
            do {
                let result = try await serve(
                    execution.standardOutput, execution.processIdentifier.value, logPath: logPath, body: body)
                await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(20))])
                return result
            } catch {
                await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(20))])
                throw error
            }
        }
        ended("\(outcome.terminationStatus)")
        return outcome.closureResult
    }

    private static func serve<Result: Sendable>(
        _ output: SubprocessOutputSequence, _ processIdentifier: Int32, logPath: String,
        body: @Sendable (ServerProcess) async throws -> Result
    ) async throws -> Result {
        let marker = "likeness: listening on "
        var notices: [String] = []
        for try await line in output.strings() {
            guard line.hasPrefix(marker) else {
                notices.append(line)
                continue
            }
            let address = String(line.dropFirst(marker.count))
            return try await body(
                ServerProcess(address: address, notices: notices, processIdentifier: processIdentifier))
        }
        throw Failure.didNotStart(tail(of: logPath))
    }

    /// The last lines of the log, enough to see why.
    private static func tail(of path: String) -> String {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec]) else { return "" }
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = (try? file.closeAfter { try buffer.withUnsafeMutableBytes { try file.read(into: $0) } }) ?? 0
        return String(decoding: buffer.prefix(count).suffix(2000), as: UTF8.self)
    }
}
