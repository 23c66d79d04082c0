// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Taking in clients' files.
package struct Uploads: Sendable {
    package enum Kind: Sendable {
        /// `/v1/uploads/images`: JPEG, PNG, WebP, GIF up to 20 MB.
        case contractImage
        /// `/v1/uploads`: images 30 MB, video 200 MB, audio 15 MB, by the first bytes.
        case any
    }

    /// Streams a file into the blob store and registers it for 72 hours.
    /// - Throws: `RuleViolation.tooLarge`, `.unsupportedFormat`, or the error of `chunks`.
    package func receive<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, name: String, kind: Kind, by principal: Principal,
        claim: @Sendable (_ fileHash: String) -> IdempotencyClaim?
    ) async throws -> (file: StoredFile, replayed: Bool) where Chunks.Element: Sequence<UInt8> & Sendable {
        fatalError("engine")
    }
}
