// SPDX-License-Identifier: Apache-2.0

import NIOCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Why an address can't be listened on; the raw value is for the operator.
package enum ListeningProblem: String, Sendable {
    case taken = "another process listens there"
    case privileged = "ports below 1024 need more rights"
    case foreignAddress = "this machine has no such address"
    case unusable = "the address cannot be bound"

    init(_ error: any Error) {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: self = .taken
        case EACCES: self = .privileged
        case EADDRNOTAVAIL: self = .foreignAddress
        default: self = .unusable
        }
    }

    /// Whether only another setting helps. Who holds a port may let go of it, so a supervisor should try again.
    var isConfiguration: Bool { self != .taken }
}
