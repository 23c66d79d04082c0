// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file that is being written beside its place, and takes it when it is whole. Given up, it leaves nothing.
final class NewFile: Sendable {
    private let path: String
    private let partialPath: String
    private let descriptor: CInt

    private init?(blocking path: String) {
        self.path = path
        self.partialPath = "\(path).\(Connection.randomName()).part"
        self.descriptor = open(partialPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        close(descriptor)
        // After `finish` there is nothing of that name any more.
        unlink(partialPath)
    }

    /// - Returns: nil if no file can be made there.
    static func creating(_ path: String) async throws -> NewFile? {
        try await NIOThreadPool.singleton.runIfActive { NewFile(blocking: path) }
    }

    /// To be called by one task at a time.
    func append(_ chunk: ByteBuffer) async throws {
        try await NIOThreadPool.singleton.runIfActive { [descriptor] in
            var rest = chunk
            while rest.readableBytes > 0 {
                let written = rest.withUnsafeReadableBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard written > 0 else { throw IOError(errnoCode: errno, reason: "write") }
                rest.moveReaderIndex(forwardBy: written)
            }
        }
    }

    func finish() async throws {
        try await NIOThreadPool.singleton.runIfActive { [self] in
            guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else {
                throw IOError(errnoCode: errno, reason: "rename")
            }
        }
    }
}
