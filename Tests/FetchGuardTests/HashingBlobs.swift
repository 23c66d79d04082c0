// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// Takes any amount of bytes and keeps only what identifies them.
struct HashingBlobs: BlobStore {
    /// Thrown by every write, if set.
    var failure: BlobError?

    func write<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, limit: Int64) async throws -> Blob
    where Chunks.Element: Sequence<UInt8> & Sendable {
        if let failure { throw failure }
        var hash = SHA256()
        var count: Int64 = 0
        for try await chunk in chunks {
            let bytes = Array(chunk)
            count += Int64(bytes.count)
            guard count <= limit else { throw BlobError.tooLarge(limit: limit) }
            hash.update(data: bytes)
        }
        return Blob(key: BlobKey(digest: hash.finalize()), byteCount: count)
    }

    func adopt(fileAt path: String) async throws -> Blob { throw BlobError.unavailable }

    func read(_ key: BlobKey, range: Range<Int64>) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        throw BlobError.notFound
    }

    func withLocalFile<Result: Sendable>(
        _ key: BlobKey, _ body: @Sendable (String) async throws -> Result
    ) async throws -> Result {
        throw BlobError.notFound
    }

    func delete(_ key: BlobKey, ifUntouchedFor age: Duration) async throws -> Bool { true }
}

extension Blob {
    init(of text: String) {
        self.init(key: BlobKey(digest: SHA256.hash(data: Array(text.utf8))), byteCount: Int64(text.utf8.count))
    }
}
