// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import NIOHTTP1

/// Blobs in a bucket of any S3-compatible service: `ab/cd/abcd…` below the bucket's prefix, named by the SHA-256 of
/// their content. A blob appears whole: what comes in pieces is gathered under another name first.
package struct BlobBucket: BlobStore {
    private let client: S3Client
    private let drafts: S3Drafts
    private let copies: LocalCopies
    private let presignsDownloads: Bool

    /// Sees that the bucket is there and can be written to, and drops what others left unfinished for a day.
    /// - Parameters:
    ///   - copiesFolder: holds local copies for programs that need a path; it is made, and nobody else's.
    ///   - presignsDownloads: whether files are fetched from the bucket itself.
    /// - Throws: `S3Failure`.
    package init(
        _ bucket: S3Bucket, credentials: S3Credentials, copiesFolder: String, presignsDownloads: Bool,
        time: any TimeSource
    ) async throws {
        self.client = S3Client(bucket: bucket, credentials: credentials, time: time)
        self.drafts = S3Drafts(client: client, time: time)
        self.copies = try await LocalCopies(folder: copiesFolder)
        self.presignsDownloads = presignsDownloads
        try await drafts.prepare()
    }

    package func write<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, limit: Int64) async throws -> Blob
    where Chunks.Element: Sequence<UInt8> & Sendable {
        let draft = S3Draft(client: client, drafts: drafts)
        do {
            for try await chunk in chunks { try await draft.append(Array(chunk), limit: limit) }
            return try await draft.publish()
        } catch {
            await draft.discard()
            throw Self.blobError(error)
        }
    }

    package func adopt(fileAt path: String) async throws -> Blob {
        let blob = try await write(LocalFile.chunks(of: path), limit: .max)
        try await LocalFile.remove(path)
        return blob
    }

    package func read(_ key: BlobKey, range: Range<Int64>) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        do {
            guard !range.isEmpty else {
                _ = try await client.send("HEAD", Self.object(key))
                return AsyncThrowingStream { nil }
            }
            let end = range.upperBound == .max ? "" : String(range.upperBound - 1)
            let answer = try await client.send(
                "GET", Self.object(key), headers: ["range": "bytes=\(range.lowerBound)-\(end)"])
            let pieces = Pieces(answer.body)
            return AsyncThrowingStream { try await pieces.next() }
        } catch S3Failure.refused(416, _) {
            return AsyncThrowingStream { nil }
        } catch {
            throw Self.blobError(error)
        }
    }

    package func withLocalFile<Result: Sendable>(
        _ key: BlobKey, _ body: @Sendable (_ path: String) async throws -> Result
    ) async throws -> Result {
        let path = try await copies.take(key) { try await read(key, range: 0..<(.max)) }
        do {
            let result = try await body(path)
            await copies.giveBack(key)
            return result
        } catch {
            await copies.giveBack(key)
            throw error
        }
    }

    package func delete(_ key: BlobKey, ifUntouchedFor age: Duration) async throws -> Bool {
        do {
            let answer = try await client.send("HEAD", Self.object(key))
            // Both times are the service's own.
            guard let written = answer.headers.first(name: "last-modified").flatMap(Timestamp.init(httpDate:)),
                let now = answer.headers.first(name: "date").flatMap(Timestamp.init(httpDate:)), now - written >= age
            else { return false }
            _ = try await client.send("DELETE", Self.object(key))
            return true
        } catch S3Failure.refused(404, _) {
            return true
        } catch {
            throw Self.blobError(error)
        }
    }

    package func downloadURL(of key: BlobKey, as contentType: String, goodFor seconds: Int64) -> String? {
        guard presignsDownloads else { return nil }
        return client.presigned(
            Self.object(key), query: ["response-content-type": contentType], goodFor: seconds)
    }

    static func object(_ key: BlobKey) -> String {
        "\(key.hex.prefix(2))/\(key.hex.dropFirst(2).prefix(2))/\(key.hex)"
    }

    private static func blobError(_ error: any Error) -> any Error {
        (error as? S3Failure)?.blobError() ?? error
    }
}
