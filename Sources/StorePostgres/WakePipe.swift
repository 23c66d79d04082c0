// SPDX-License-Identifier: Apache-2.0

import LibPQ

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Wakes a thread that waits for files.
final class WakePipe: Sendable {
    /// Can be read after `ring`.
    let file: Int32
    private let writing: Int32

    init() throws(PostgresError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .unreachable }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (self.file, self.writing) = (ends[0], ends[1])
    }

    deinit {
        close(file)
        close(writing)
    }

    func ring() {
        // A full pipe wakes as well.
        _ = write(writing, [1], 1)
    }

    func clear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(file, &bytes, bytes.count) == bytes.count {}
    }
}
