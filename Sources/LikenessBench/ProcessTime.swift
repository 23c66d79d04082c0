// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Processor time of a process, from Linux's /proc.
struct ProcessTime {
    private static let ticksPerSecond = 100.0
    let processIdentifier: Int32

    /// Seconds since it began, in user and system mode.
    func read() -> Double? {
        guard let text = try? String(contentsOfFile: "/proc/\(processIdentifier)/stat", encoding: .utf8),
            // The name in brackets may hold spaces; times are the 12th and 13th field behind it.
            let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return nil }
        return (user + system) / Self.ticksPerSecond
    }
}
