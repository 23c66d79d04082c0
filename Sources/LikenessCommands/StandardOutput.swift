// SPDX-License-Identifier: Apache-2.0

import SystemPackage

enum StandardOutput {
    /// Writes a line at once: `print` keeps it back when the output is a pipe, and scripts wait for the ready line.
    static func printLine(_ line: String) {
        _ = try? FileDescriptor.standardOutput.writeAll(Array((line + "\n").utf8))
    }
}
