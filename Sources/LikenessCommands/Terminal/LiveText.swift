// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Lines that change in place while a command waits, on standard error. Where that is no terminal, nothing is shown:
/// what a script needs is on standard output.
final class LiveText: Sendable {
    private let isTerminal: Bool
    private let columns: Int
    private let shown = Mutex<[String]>([])

    init() {
        self.isTerminal = isatty(STDERR_FILENO) == 1
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.columns = isKnown ? Int(size.ws_col) : 80
    }

    /// Shows `lines` in place of the ones before.
    func show(_ lines: [String]) {
        shown.withLock { write(lines, over: &$0) }
    }

    /// Changes one of the lines.
    func show(_ line: String, at index: Int) {
        shown.withLock { shown in
            guard shown.indices.contains(index) else { return }
            var lines = shown
            lines[index] = line
            write(lines, over: &shown)
        }
    }

    /// Takes all lines away.
    func clear() { show([]) }

    private func write(_ lines: [String], over shown: inout [String]) {
        guard lines != shown else { return }
        let before = shown.count
        shown = lines
        guard isTerminal else { return }
        // Up to the first line; each is cleared before it is written, and then whatever is below.
        let text =
            (before == 0 ? "" : "\u{1B}[\(before)F")
            + lines.map { "\u{1B}[K" + $0.prefix(columns - 1) + "\n" }.joined() + "\u{1B}[J"
        _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
    }
}
