// SPDX-License-Identifier: Apache-2.0

/// What a chaos run found.
package struct ChaosReport: Sendable, Codable {
    package var store = ""
    package var servers = 0
    package var seed: UInt64 = 0
    package var rounds = 0
    /// How often each disaster struck.
    package var disasters: [String: Int] = [:]
    /// How many server processes were ended by `kill -9`.
    package var kills = 0
    package var accepted = 0
    package var finished = 0
    /// Ended as failed because nobody can know whether the vendor had done it.
    package var outcomeUnknown = 0
    /// Ended as failed otherwise, by code.
    package var failed: [String: Int] = [:]
    /// Accepted, and not ended or not even known when the time was up.
    package var lost = 0
    /// Answered with two tasks, ended in two ways, or told of by two notifications.
    package var runTwice = 0
    package var duplicatesUpstream = 0
    package var notificationsMissing = 0
    /// Servers that ended by themselves.
    package var crashes = 0
    /// Steps that were under way at a kill, and the longest time until one of them was taken over.
    package var rescuedSteps = 0
    package var slowestRescueSeconds = 0.0
    package var seconds = 0.0
    /// What is to be looked at, a line each.
    package var findings: [String] = []

    package init() {}

    /// Whether nothing was lost and nothing done twice.
    package var holds: Bool {
        lost + runTwice + duplicatesUpstream + notificationsMissing + crashes + failed.values.reduce(0, +) == 0
    }

    package var lines: [String] {
        let rows = [
            ("accepted", "\(accepted)"), ("finished", "\(finished)"),
            ("ended as outcome_unknown", "\(outcomeUnknown)"), ("failed", failed.isEmpty ? "0" : list(failed)),
            ("lost", "\(lost)"), ("run twice", "\(runTwice)"), ("duplicates upstream", "\(duplicatesUpstream)"),
            ("notifications missing", "\(notificationsMissing)"), ("servers that crashed", "\(crashes)"),
            ("processes killed", "\(kills)"), ("slowest rescue", slowestRescue),
        ]
        let setting = "\(store), \(servers) server\(servers == 1 ? "" : "s"), seed \(seed)"
        return ["\(rounds) rounds on \(setting), \(Int(seconds)) s: \(list(disasters))"]
            + rows.map { "  " + $0.0.padded(to: 26) + $0.1 } + findings.map { "  ! \($0)" }
            + [holds ? "  nothing lost, nothing twice" : "  NOT AS IT SHOULD BE"]
    }

    private var slowestRescue: String {
        guard rescuedSteps > 0 else { return "none needed" }
        return "\((slowestRescueSeconds * 10).rounded() / 10) s, of \(rescuedSteps)"
    }

    private func list(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($1) \($0)" }.joined(separator: ", ")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
