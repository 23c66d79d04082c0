// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file of ours that nobody wants any more.
enum ScratchFile {
    static func remove(_ path: String) {
        unlink(path)
    }
}
