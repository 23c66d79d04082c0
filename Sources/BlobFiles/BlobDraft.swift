// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore
import Synchronization
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A blob that is still being written. Every call blocks.
final class BlobDraft: Sendable {
    private struct State {
        var digest = SHA256()
        var byteCount: Int64 = 0
        var isClosed = false
    }

    private let layout: BlobLayout
    private let path: String
    private let file: FileDescriptor
    private let state = Mutex(State())

    init(layout: BlobLayout) throws {
        self.layout = layout
        self.path = layout.newDraftPath()
        do {
            self.file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: [.ownerReadWrite])
        } catch let error as Errno {
            throw BlobError(errno: error.rawValue)
        }
    }

    var byteCount: Int64 { state.withLock(\.byteCount) }

    func append(_ bytes: [UInt8]) throws {
        do {
            _ = try file.writeAll(bytes)
        } catch let error as Errno {
            throw BlobError(errno: error.rawValue)
        }
        state.withLock { state in
            state.digest.update(data: bytes)
            state.byteCount += Int64(bytes.count)
        }
    }

    /// Syncs the bytes and gives the file its name.
    func publish() throws -> Blob {
        guard fsync(file.rawValue) == 0 else { throw BlobError(errno: errno) }
        let blob = state.withLock { state in
            Blob(key: BlobKey(digest: state.digest.finalize()), byteCount: state.byteCount)
        }
        try layout.publish(path, as: blob.key)
        close()
        return blob
    }

    func discard() {
        unlink(path)
        close()
    }

    private func close() {
        let mustClose = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if mustClose { try? file.close() }
    }
}
