// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

enum StandardOutput {
    /// Writes a line at once: `print` keeps it back when the output is a pipe, and scripts wait for the ready line.
    static func printLine(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
