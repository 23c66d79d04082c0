// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A local file that grows. Every call blocks, on threads that are there for that.
struct PartialFile: Sendable {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// 0 when it isn't there.
    func byteCount() async throws -> Int64 {
        try await run {
            var status = stat()
            return stat(path, &status) == 0 ? Int64(status.st_size) : 0
        }
    }

    func truncate() async throws { try await run { try write([], O_TRUNC) } }

    func append(_ bytes: [UInt8]) async throws { try await run { try write(bytes, O_APPEND) } }

    /// Makes it ours to write to, as long as the turn is held: a process that slept, and its successor on the same folder,
    /// would else write into each other's copy.
    /// - Throws: `OutboundFailure.broken` while somebody else has it.
    func turn() async throws -> FileTurn {
        try await run {
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw OutboundFailure.storageFailed }
            let turn = FileTurn(file)
            var (held, there) = (stat(), stat())
            guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &held) == 0, stat(path, &there) == 0,
                // Whoever had it may have moved it away meanwhile.
                held.st_ino == there.st_ino, held.st_dev == there.st_dev
            else { throw OutboundFailure.broken }
            return turn
        }
    }

    func remove() async throws { try await run { _ = unlink(path) } }

    private func write(_ bytes: [UInt8], _ mode: Int32) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
        guard file >= 0 else { throw OutboundFailure.storageFailed }
        defer { close(file) }
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Self.write(file, rest)
                guard written > 0 else { throw OutboundFailure.storageFailed }
                rest = rest.dropFirst(written)
            }
        }
    }

    private static func write(_ file: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        let rebased = UnsafeRawBufferPointer(rebasing: bytes)
        #if canImport(Glibc)
        return Glibc.write(file, rebased.baseAddress, rebased.count)
        #else
        return Darwin.write(file, rebased.baseAddress, rebased.count)
        #endif
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await NIOThreadPool.singleton.runIfActive(work)
    }
}
