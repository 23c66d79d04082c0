// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Resident memory of a process, from Linux's /proc.
struct ProcessMemory {
    let processIdentifier: Int32

    /// Megabytes (10^6 bytes) now, and at the highest since the process began.
    func read() -> (now: Double, peak: Double)? {
        guard let text = try? String(contentsOfFile: "/proc/\(processIdentifier)/status", encoding: .utf8) else {
            return nil
        }
        func megabytes(_ name: String) -> Double? {
            text.split(separator: "\n").first { $0.hasPrefix(name) }
                .flatMap { Double($0.filter(\.isNumber)) }
                .map { $0 * 1024 / 1_000_000 }
        }
        guard let now = megabytes("VmRSS:"), let peak = megabytes("VmHWM:") else { return nil }
        return (now, peak)
    }
}
