// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file open for reading, closed with the last reference. Reads say where they begin, so several may go on at once.
final class OpenFile: Sendable {
    let byteCount: Int64
    private let descriptor: CInt

    /// - Returns: nil if there is no such regular file or it can't be read.
    private init?(blocking path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.byteCount = Int64(facts.st_size)
    }

    deinit { close(descriptor) }

    static func opening(_ path: String) async throws -> OpenFile? {
        try await NIOThreadPool.singleton.runIfActive { OpenFile(blocking: path) }
    }

    /// Up to `count` bytes from `offset` on; empty at the end.
    func read(from offset: Int64, count: Int) async throws -> ByteBuffer {
        try await NIOThreadPool.singleton.runIfActive { [descriptor] in
            var buffer = ByteBuffer()
            try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
                let got = pread(descriptor, space.baseAddress, min(count, space.count), off_t(offset))
                guard got >= 0 else { throw IOError(errnoCode: errno, reason: "pread") }
                return got
            }
            return buffer
        }
    }
}
