// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Serving our own files.
package struct Files: Sendable {
    /// The file behind a signed address.
    /// - Throws: `RuleViolation.notFound(.file)` or `.gone`.
    package func open(path: String, expires: Int64, signature: String) async throws -> ServedFile {
        fatalError("engine")
    }

    package func read(_ file: ServedFile, range: Range<Int64>) async throws
        -> AsyncThrowingStream<[UInt8], any Error>
    {
        fatalError("engine")
    }
}

/// What goes out at `/f/…`.
package struct ServedFile: Sendable, Equatable {
    package let blob: Blob
    package let name: String
    package let contentType: String

    package init(blob: Blob, name: String, contentType: String) {
        self.blob = blob
        self.name = name
        self.contentType = contentType
    }
}
