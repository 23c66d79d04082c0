// SPDX-License-Identifier: Apache-2.0

import ServerProcess
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One server of the installation: a process that is started again whenever it has ended, as a supervisor does.
final class ServerSlot: Sendable {
    private struct State {
        var process: ServerProcess?
        var end: AsyncStream<Void>.Continuation?
        /// Whether the end of the process is our doing: on a busy machine it may be seen before the stream's is.
        var isEnded = false
        var settings: [String: String] = [:]
        var notices: [String] = []
        var crashes: [String] = []
    }

    let number: Int
    private let rollout: Rollout
    private let settings: [String: String]
    private let logPath: String
    private let state = Mutex(State())

    init(number: Int, rollout: Rollout, settings: [String: String], logPath: String) {
        self.number = number
        self.rollout = rollout
        self.settings = settings
        self.logPath = logPath
    }

    /// `http://HOST:PORT`; nil while it is not up.
    var address: String? { state.withLock { $0.process?.address } }
    var processIdentifier: Int32? { state.withLock { $0.process?.processIdentifier } }
    /// What the first start printed.
    var notices: [String] { state.withLock { $0.notices } }
    /// How it ended each time that nobody had ended it.
    var crashes: [String] { state.withLock { $0.crashes } }

    /// Keeps the server up until the calling task is cancelled.
    func run() async throws {
        while !Task.isCancelled {
            let (ends, end) = AsyncStream.makeStream(of: Void.self)
            let environment = state.withLock { state in
                state.end = end
                // One that crashes is to end at once, and not to hold its port while it is looked into.
                return settings.merging(state.settings) { $1 }.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
            }
            do {
                var how = ""
                let hasCrashed = try await ServerProcess.run(
                    executable: rollout.executable, environment: environment, logPath: logPath, ended: { how = $0 }
                ) { process in
                    self.begin(process)
                    defer { self.state.withLock { $0.process = nil } }
                    return await self.endsByItself(process, before: ends)
                }
                state.withLock { state in
                    let isOrdered = state.isEnded ? Self.ordered.contains(how) : !hasCrashed
                    if !isOrdered { state.crashes.append(how) }
                }
            } catch is ServerProcess.Failure {
                // The database may be away just now.
                try? await Task.sleep(for: .milliseconds(300))
            }
        }
    }

    /// How it ends when it is told to.
    private static let ordered: Set<String> = ["exited(0)", "signaled(9)", "signaled(15)"]

    private func begin(_ process: ServerProcess) {
        state.withLock { state in
            state.process = process
            state.isEnded = false
            if state.notices.isEmpty { state.notices = process.notices }
        }
    }

    /// Returns when somebody ends the server, or it has ended by itself.
    private func endsByItself(_ process: ServerProcess, before ends: AsyncStream<Void>) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in ends {}
                return false
            }
            group.addTask {
                while !process.hasEnded {
                    guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return false }
                }
                return true
            }
            defer { group.cancelAll() }
            return await group.next() == true
        }
    }

    /// Ends it at once; it comes back by itself.
    /// - Parameter settings: from then on, on top of its own.
    func kill(settings: [String: String] = [:]) { end(by: SIGKILL, settings) }

    /// Tells it to stop; it comes back by itself.
    func restart(settings: [String: String] = [:]) { end(by: SIGTERM, settings) }

    /// Brings it back with its own settings, if it was given others.
    func heal() {
        if !state.withLock({ $0.settings.isEmpty }) { restart() }
    }

    func pause() { state.withLock { $0.process }?.signal(SIGSTOP) }
    func goOn() { state.withLock { $0.process }?.signal(SIGCONT) }

    private func end(by signal: Int32, _ settings: [String: String]) {
        state.withLock { state in
            state.settings = settings
            state.isEnded = true
            state.end?.finish()
            state.process?.signal(signal)
            state.process = nil
        }
    }
}
