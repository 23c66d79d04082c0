// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Signed addresses of our own files: `PUBLIC_URL/f/<image|video|audio>/<file id>-<name>?expires=…&signature=…`, the
/// signature an HMAC-SHA256 over path and expiry.
package struct FileLinks: Sendable {
    /// The address of a file until it expires.
    package func url(for file: StoredFile) -> Secret {
        fatalError("engine")
    }

    /// What a file's address means. Pure: nothing is read.
    /// - Parameters:
    ///   - path: from `/f/` on, percent-decoded.
    /// - Throws: `RuleViolation.notFound(.file)` for a bad signature, `.gone` after the expiry.
    package func verify(path: String, expires: Int64, signature: String) throws -> FileID {
        fatalError("engine")
    }
}
