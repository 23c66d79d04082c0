// SPDX-License-Identifier: Apache-2.0

/// Why a blob could not be read or written.
package enum BlobError: Error, Equatable, Sendable {
    case notFound
    /// More bytes than the caller allows.
    case tooLarge(limit: Int64)
    case diskFull
    case unavailable
}

/// Bytes by the SHA-256 of their content.
package protocol BlobStore: Sendable {
    /// Stores what `chunks` yield, never whole in memory. Durable (fsynced) when it returns; a failure leaves nothing.
    /// - Throws: `BlobError.tooLarge` as soon as more than `limit` bytes have come, or the error of `chunks`.
    func write<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, limit: Int64) async throws -> Blob
    where Chunks.Element: Sequence<UInt8> & Sendable

    /// Takes over a finished file, which is gone afterwards.
    func adopt(fileAt path: String) async throws -> Blob

    /// The bytes of `range`, in chunks of at most 64 KiB.
    /// - Throws: `BlobError.notFound`.
    func read(_ key: BlobKey, range: Range<Int64>) async throws -> AsyncThrowingStream<[UInt8], any Error>

    /// Calls `body` with a local file that holds the blob, not to be changed, for programs that need a path.
    func withLocalFile<Result: Sendable>(
        _ key: BlobKey, _ body: @Sendable (_ path: String) async throws -> Result
    ) async throws -> Result

    /// Deletes the blob unless it was written, or written again, within `age`: whoever did so may be about to record
    /// that it is used. One that is not there is no error.
    /// - Returns: whether it is gone.
    @discardableResult
    func delete(_ key: BlobKey, ifUntouchedFor age: Duration) async throws -> Bool

    /// An address from which the blob can be fetched without us, for a time; nil where there is none.
    func downloadURL(of key: BlobKey, as contentType: String, goodFor seconds: Int64) -> String?
}

extension BlobStore {
    package func downloadURL(of key: BlobKey, as contentType: String, goodFor seconds: Int64) -> String? { nil }
}
