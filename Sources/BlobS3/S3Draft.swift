// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore
import NIOPosix

/// A blob that is still coming in. A small one is kept in memory and sent at once; a larger one is sent in parts, under
/// a name of its own, and gets its real name when its digest is known.
actor S3Draft {
    /// The service takes 5 MiB to 5 GiB.
    private static let partSize = 8 << 20

    private let client: S3Client
    private let drafts: S3Drafts
    private var digest = SHA256()
    private var byteCount: Int64 = 0
    private var pending: [UInt8] = []
    private var upload: S3Upload?
    private var tags: [String] = []

    init(client: S3Client, drafts: S3Drafts) {
        self.client = client
        self.drafts = drafts
    }

    /// - Throws: `BlobError.tooLarge`, `S3Failure`.
    func append(_ bytes: [UInt8], limit: Int64) async throws {
        byteCount += Int64(bytes.count)
        guard byteCount <= limit else { throw BlobError.tooLarge(limit: limit) }
        pending += bytes
        while pending.count > Self.partSize {
            let part = Array(pending.prefix(Self.partSize))
            pending.removeFirst(Self.partSize)
            try await send(part)
        }
    }

    func publish() async throws -> Blob {
        guard upload != nil else {
            let blob = Blob(key: BlobKey(digest: try await hash(pending).finalize()), byteCount: byteCount)
            _ = try await client.send("PUT", BlobBucket.object(blob.key), body: pending)
            return blob
        }
        try await send(pending)
        let blob = Blob(key: BlobKey(digest: digest.finalize()), byteCount: byteCount)
        try await upload?.finish(tags, as: BlobBucket.object(blob.key))
        return blob
    }

    /// What was sent is forgotten. Also in a cancelled task, which sends nothing any more: then the day's clearing up
    /// does it.
    func discard() async {
        await upload?.abort()
    }

    private func send(_ part: [UInt8]) async throws {
        digest = try await hash(part)
        if upload == nil { upload = try await drafts.begin() }
        if let tag = try await upload?.send(part, number: tags.count + 1) { tags.append(tag) }
    }

    /// The digest with `bytes` added, made away from Swift's pool.
    private func hash(_ bytes: [UInt8]) async throws -> SHA256 {
        let before = digest
        return try await NIOThreadPool.singleton.runIfActive {
            var digest = before
            digest.update(data: bytes)
            return digest
        }
    }
}
