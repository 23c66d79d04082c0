// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file's lock, given back with this value, or by the system with the process.
final class FileTurn: Sendable {
    private let file: Int32

    init(_ file: Int32) {
        self.file = file
    }

    deinit {
        close(file)
    }
}
