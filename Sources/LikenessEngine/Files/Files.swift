// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Serving our own files.
package struct Files: Sendable {
    private let store: any LikenessStore
    private let blobs: any BlobStore
    private let links: FileLinks
    private let time: any TimeSource

    package init(store: any LikenessStore, blobs: any BlobStore, links: FileLinks, time: any TimeSource) {
        self.store = store
        self.blobs = blobs
        self.links = links
        self.time = time
    }

    /// The file behind a signed address.
    /// - Throws: `RuleViolation.notFound(.file)` or `.gone`.
    package func open(path: String, expires: Int64, signature: String) async throws -> ServedFile {
        try await open(links.target(path: path, expires: expires, signature: signature))
    }

    package func read(_ file: ServedFile, range: Range<Int64>) async throws
        -> AsyncThrowingStream<[UInt8], any Error>
    {
        do {
            return try await blobs.read(file.blob.key, range: range)
        } catch BlobError.notFound {
            throw RuleViolation.gone
        }
    }

    /// Where the file can be fetched without us; nil where it can't.
    package func downloadURL(of file: ServedFile, goodFor seconds: Int64) -> String? {
        blobs.downloadURL(of: file.blob.key, as: file.contentType, goodFor: seconds)
    }

    func open(_ target: FileLinks.Target) async throws -> ServedFile {
        switch target {
        case .file(let id): try await openFile(id)
        case .asset(let id): try await openAsset(id)
        case .blob(let blob, let format):
            ServedFile(
                blob: blob, name: "file.\(format)",
                contentType: FileFormat(named: format)?.contentType ?? "application/octet-stream")
        }
    }

    private func openFile(_ id: FileID) async throws -> ServedFile {
        guard let file = try await store.file(id) else { throw RuleViolation.notFound(.file) }
        guard time.now < file.expiresAt else { throw RuleViolation.gone }
        return ServedFile(blob: file.blob, name: file.name, contentType: file.contentType)
    }

    /// The signature stands for the owner: the address was given to nobody else.
    private func openAsset(_ id: AssetID) async throws -> ServedFile {
        guard let asset = try await store.asset(id), case .active(let key, let facts) = asset.status else {
            throw RuleViolation.gone
        }
        // What was signed before the person withdrew shows nothing any more.
        guard try await store.group(asset.group, account: asset.account)?.withdrawnAt == nil else {
            throw RuleViolation.gone
        }
        return ServedFile(
            blob: Blob(key: key, byteCount: facts.byteCount), name: "\(id).\(facts.format)",
            contentType: FileFormat(named: facts.format)?.contentType ?? "application/octet-stream")
    }
}
