// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Stops a process where it is, and lets it go on.
enum Signals {
    enum Kind {
        case stop, go
    }

    static func send(_ kind: Kind, to process: Int32) {
        _ = kill(process, kind == .stop ? SIGSTOP : SIGCONT)
    }
}
