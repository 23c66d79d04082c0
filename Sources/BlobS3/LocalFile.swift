// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore
import NIOPosix
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Files of this machine, handled away from Swift's pool.
enum LocalFile {
    private static let pieceSize = 1 << 20

    /// The file's bytes, a megabyte at a time.
    static func chunks(of path: String) -> AsyncThrowingStream<[UInt8], any Error> {
        let position = Position()
        return AsyncThrowingStream {
            let offset = await position.offset
            let piece = try await run { () throws -> [UInt8] in
                let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
                return try file.closeAfter {
                    try [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
                        count = try file.read(
                            fromAbsoluteOffset: offset, into: UnsafeMutableRawBufferPointer(buffer))
                    }
                }
            }
            await position.advance(by: piece.count)
            return piece.isEmpty ? nil : piece
        }
    }

    static func remove(_ path: String) async throws {
        try await run { try FileManager.default.removeItem(atPath: path) }
    }

    static func makeFolder(_ path: String) async throws {
        try await run {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    /// Writes a blob to a file that appears whole.
    /// - Returns: its length in bytes.
    /// - Throws: `BlobError.unavailable` when what came is not the blob.
    static func write(_ key: BlobKey, _ pieces: AsyncThrowingStream<[UInt8], any Error>, to path: String) async throws
        -> Int64
    {
        let draft = "\(path).part"
        let file = try await run {
            try FileDescriptor.open(
                draft, .writeOnly, options: [.create, .truncate, .noFollow, .closeOnExec],
                permissions: [.ownerReadWrite])
        }
        do {
            var digest = SHA256()
            var count: Int64 = 0
            for try await piece in pieces {
                let before = digest
                digest = try await run {
                    try file.writeAll(piece)
                    var digest = before
                    digest.update(data: piece)
                    return digest
                }
                count += Int64(piece.count)
            }
            guard BlobKey(digest: digest.finalize()) == key else { throw BlobError.unavailable }
            try await run {
                try file.close()
                try FileManager.default.moveItem(atPath: draft, toPath: path)
            }
            return count
        } catch {
            try? file.close()
            try? await remove(draft)
            throw error
        }
    }

    private static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await NIOThreadPool.singleton.runIfActive(work)
        } catch let error as Errno {
            switch error {
            case .noSuchFileOrDirectory: throw BlobError.notFound
            case .noSpace: throw BlobError.diskFull
            default: throw BlobError.unavailable
            }
        }
    }

    private actor Position {
        private(set) var offset: Int64 = 0

        func advance(by count: Int) {
            offset += Int64(count)
        }
    }
}
