// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One bounded run of ffmpeg or ffprobe.
struct ToolRun {
    let executable: String
    let arguments: [String]
    /// Files and folders that it reads, and those that it writes, which are there already: absolute paths. In a jail it
    /// finds no others.
    var reads: [String] = []
    var writes: [String] = []
    var jail = ToolJail.open
    var timeLimit: Duration = .seconds(30)
    /// Bytes of standard output; a tool that writes more is ended.
    var outputLimit = 1 << 20

    /// - Returns: standard output.
    func run() async throws(MediaError) -> [UInt8] {
        try await limited { try await Self.result(of: self, input: NoInput.none) }
    }

    /// - Parameter bytes: standard input.
    func run(input bytes: [UInt8]) async throws(MediaError) -> [UInt8] {
        try await limited { try await Self.result(of: self, input: .array(bytes)) }
    }

    /// The environment holds nothing but the path: no setting of the server's surroundings changes what a tool does.
    static let environment = Environment.custom([
        "PATH": .init(stringLiteral: searchPath.joined(separator: ":")), "LC_ALL": "C",
        // Each of a tool's threads would else set address space aside for an arena of its own.
        "MALLOC_ARENA_MAX": "2",
    ])
    static let searchPath = ["/usr/local/bin", "/usr/bin", "/bin"]

    /// A session of its own, all of which is killed at once: what the jail has started may not wear its own death wish
    /// yet.
    static let platformOptions: PlatformOptions = {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        return options
    }()

    /// Both tools: no terminal, quiet, and no protocol that leaves the machine, whatever a file asks for.
    static let safety = ["-v", "error", "-protocol_whitelist", "file,pipe"]

    /// What is started: a path as it is, a name as the system finds it.
    var command: (program: Executable, arguments: Arguments) {
        let (program, arguments) = jail.command(for: self)
        return (program.contains("/") ? .path(FilePath(program)) : .name(program), Arguments(arguments))
    }

    private static func result(of run: ToolRun, input: some InputProtocol) async throws -> [UInt8] {
        let (program, arguments) = run.command
        let result = try await Subprocess.run(
            program, arguments: arguments, environment: environment, platformOptions: platformOptions, input: input,
            output: .bytes(limit: run.outputLimit), error: .string(limit: 1 << 16))
        try MediaError.check(result.terminationStatus, toolOutput: result.standardError)
        return result.standardOutput
    }

    private func limited(_ work: @escaping @Sendable () async throws -> [UInt8]) async throws(MediaError)
        -> [UInt8]
    {
        do {
            return try await TimeLimit(timeLimit).run { try await Self.twice(work) }
        } catch {
            throw MediaError(error, tool: executable)
        }
    }

    /// Once more for a tool that somebody ended. Whoever is ended a second time, for want of memory say, has met a file
    /// that it can't do.
    static func twice<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch MediaError.interrupted {
            try Task.checkCancellation()
        }
        do {
            return try await work()
        } catch MediaError.interrupted {
            try Task.checkCancellation()
            throw MediaError.damaged
        }
    }
}

/// Ends work that takes too long, by cancellation: a subprocess is killed by it.
struct TimeLimit {
    private let duration: Duration

    init(_ duration: Duration) {
        self.duration = duration
    }

    func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: duration)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw MediaError.timedOut }
            return value
        }
    }
}

extension MediaError {
    /// With these a program is ended from outside: by an operator, a supervisor, or a kernel that is out of memory. With
    /// others, `SIGSEGV` say, a tool ends by itself, and the file it read is to blame.
    private static let outside: Set<Int32> = [SIGHUP, SIGINT, SIGTERM, SIGKILL]

    /// - Parameter toolOutput: its complaint, which may quote the file's name and is not kept.
    static func check(_ status: TerminationStatus, toolOutput: String) throws(MediaError) {
        switch status {
        case .exited(0): return
        case .signaled(let signal) where outside.contains(signal): throw .interrupted
        // As bubblewrap and shells tell of a signal that ended what they ran.
        case .exited(let code) where outside.contains(code - 128): throw .interrupted
        case _ where ToolJail.hasFailed(saying: toolOutput): throw .jailFailed
        default: throw toolOutput.contains("No space left on device") ? .diskFull : .damaged
        }
    }

    init(_ error: any Error, tool: String) {
        switch error {
        case let error as MediaError: self = error
        case let error as SubprocessError where error.code == .executableNotFound: self = .toolMissing(name: tool)
        // A tool that stops reading has given up.
        case let error as SubprocessError where [.outputLimitExceeded, .failedToWriteToSubprocess].contains(error.code):
            self = .damaged
        case is SubprocessError: self = .interrupted
        case is CancellationError: self = .timedOut
        default: self = .damaged
        }
    }
}
