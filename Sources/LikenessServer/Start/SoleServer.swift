// SPDX-License-Identifier: Apache-2.0

import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The right to be the one server of an embedded store. It lasts as long as the process, however that ends.
final class SoleServer: Sendable {
    private let lock: FileDescriptor

    /// - Returns: nil when another server of the folder has it, or it can't be had at all.
    init?(of directory: DataDirectory) {
        let path = FilePath("\(directory.path)/server.lock")
        guard
            let lock = try? FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        else { return nil }
        guard flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try? lock.close()
            return nil
        }
        self.lock = lock
    }

    deinit {
        try? lock.close()
    }
}
