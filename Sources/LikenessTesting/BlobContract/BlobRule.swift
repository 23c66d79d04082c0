// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Testing

/// One sentence that every blob driver must keep.
package struct BlobRule: Sendable, CustomTestStringConvertible {
    package let testDescription: String
    private let body: @Sendable (BlobBench) async throws -> Void

    init(_ sentence: String, _ body: @escaping @Sendable (BlobBench) async throws -> Void) {
        self.testDescription = sentence
        self.body = body
    }

    /// - Parameters:
    ///   - blobs: an empty store.
    ///   - folder: where files to be adopted may be made.
    package func check(_ blobs: any BlobStore, folder: TemporaryFolder) async throws {
        try await body(BlobBench(blobs: blobs, folder: folder))
    }
}

/// What is asked of a blob store, wherever it keeps the bytes.
package enum BlobContract {
    package static let rules = writing + refusals + adopting + reading + deleting
}
