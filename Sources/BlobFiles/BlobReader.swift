// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization
import SystemPackage

/// Reads a part of a file, piece by piece. Every call blocks.
final class BlobReader: Sendable {
    private static let pieceSize: Int64 = 64 * 1024

    private let file: FileDescriptor
    private let end: Int64
    private let offset: Mutex<Int64>

    /// A link is not followed: what it points to may change.
    /// - Throws: `BlobError.notFound`.
    init(path: String, range: Range<Int64>) throws {
        do {
            self.file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
        } catch let error as Errno {
            throw BlobError(errno: error.rawValue)
        }
        self.offset = Mutex(range.lowerBound)
        self.end = range.upperBound
    }

    deinit {
        try? file.close()
    }

    /// The next piece; nil at the end of the range or of the file.
    func next() throws -> [UInt8]? {
        let start = offset.withLock { $0 }
        guard start < end else { return nil }
        let piece = try [UInt8](unsafeUninitializedCapacity: Int(min(Self.pieceSize, end - start))) { buffer, count in
            count = try file.read(fromAbsoluteOffset: start, into: UnsafeMutableRawBufferPointer(buffer))
        }
        offset.withLock { $0 += Int64(piece.count) }
        return piece.isEmpty ? nil : piece
    }
}
