// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Taking in clients' files.
package struct Uploads: Sendable {
    package enum Kind: Sendable {
        /// `/v1/uploads/images`: JPEG, PNG, WebP, GIF up to 20 MB.
        case contractImage
        /// `/v1/uploads`: images 30 MB, video 200 MB, audio 15 MB, by the first bytes.
        case any

        var largest: Int64 { FileFormat.allCases.compactMap { limit($0) }.max() ?? 0 }

        /// How many bytes a file of `format` may have; nil when it isn't taken. MB is 10^6.
        func limit(_ format: FileFormat) -> Int64? {
            switch self {
            case .contractImage: [.jpeg, .png, .webp, .gif].contains(format) ? 20_000_000 : nil
            case .any: format.type.largestFile
            }
        }
    }

    private let store: any LikenessStore
    private let blobs: any BlobStore
    private let idempotency: Idempotency
    private let time: any TimeSource
    private let retention: Duration

    package init(
        store: any LikenessStore, blobs: any BlobStore, idempotency: Idempotency, time: any TimeSource,
        retention: Duration
    ) {
        self.store = store
        self.blobs = blobs
        self.idempotency = idempotency
        self.time = time
        self.retention = retention
    }

    /// Streams a file into the blob store and registers it for 72 hours.
    /// - Parameter name: as the client gave it; it is made plain. Asked for when all chunks have come.
    /// - Throws: `RuleViolation.tooLarge`, `.unsupportedFormat`, or the error of `chunks`.
    package func receive<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, name: @autoclosure @Sendable () -> String, kind: Kind, by principal: Principal,
        claim: @Sendable (_ fileHash: String) -> IdempotencyClaim?
    ) async throws -> (file: StoredFile, replayed: Bool) where Chunks.Element: Sequence<UInt8> & Sendable {
        let gate = UploadGate(kind: kind)
        let blob: Blob
        do {
            blob = try await blobs.write(GatedChunks(base: chunks, gate: gate), limit: kind.largest)
        } catch BlobError.tooLarge(let limit) {
            throw RuleViolation.tooLarge(limit: limit)
        }
        let format = try gate.finish()
        let file = makeFile(blob, name: name(), format: format, account: principal.account)
        guard let claim = claim(blob.key.hex) else {
            try await store.createFile(file, claim: nil)
            return (file, false)
        }
        return try await register(file, claim: claim)
    }

    private func register(_ file: StoredFile, claim: IdempotencyClaim) async throws
        -> (file: StoredFile, replayed: Bool)
    {
        do {
            switch try await idempotency.take(claim) {
            case .file(let id): return (try await earlier(id), true)
            case .some: throw RuleViolation.idempotencyKeyReused
            case nil: break
            }
        } catch {
            try? await discard(file)
            throw error
        }
        do {
            try await store.createFile(file, claim: claim)
        } catch {
            await idempotency.release(claim)
            throw error
        }
        return (file, false)
    }

    private func earlier(_ id: FileID) async throws -> StoredFile {
        guard let file = try await store.file(id) else { throw RuleViolation.gone }
        return file
    }

    /// The bytes of a refused upload may be another file's too, so they aren't deleted here: a row that has already
    /// expired hands them to the janitor, who knows.
    private func discard(_ file: StoredFile) async throws {
        let now = time.now
        try await store.createFile(
            StoredFile(
                id: file.id, account: file.account, purpose: .upload, blob: file.blob, name: file.name,
                contentType: file.contentType, createdAt: now, expiresAt: now), claim: nil)
    }

    private func makeFile(_ blob: Blob, name: String, format: FileFormat, account: AccountID) -> StoredFile {
        let now = time.now
        return StoredFile(
            id: .make(at: now), account: account, purpose: .upload, blob: blob,
            name: FileName.plain(name, format: format), contentType: format.contentType, createdAt: now,
            expiresAt: now + retention)
    }
}
