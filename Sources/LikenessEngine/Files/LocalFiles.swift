// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Several blobs as local files at once.
struct LocalFiles: Sendable {
    let blobs: any BlobStore

    func with<Result: Sendable>(
        _ keys: [BlobKey], _ body: @Sendable (_ paths: [String]) async throws -> Result
    ) async throws -> Result {
        try await open(keys[...], [], body)
    }

    private func open<Result: Sendable>(
        _ rest: ArraySlice<BlobKey>, _ paths: [String], _ body: @Sendable ([String]) async throws -> Result
    ) async throws -> Result {
        guard let key = rest.first else { return try await body(paths) }
        return try await blobs.withLocalFile(key) { path in
            try await open(rest.dropFirst(), paths + [path], body)
        }
    }
}
