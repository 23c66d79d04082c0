// SPDX-License-Identifier: Apache-2.0

import Crypto

/// An entry at its place in the chain: its digest covers its text, its number and the digest before it, so no entry can
/// be changed, left out or put in between without changing all that follow.
package struct ChainedEntry: Sendable, Equatable {
    /// From 1 on, without gaps.
    package let number: Int
    /// The entry as JSON, the very bytes that the digest covers.
    package let body: String
    /// SHA-256, 64 lower-case hexadecimal digits.
    package let digest: String

    /// The digest before the first entry.
    package static let origin = String(repeating: "0", count: 64)

    /// An entry as it was stored.
    package init(number: Int, body: String, digest: String) {
        self.number = number
        self.body = body
        self.digest = digest
    }

    /// The entry behind one with the digest `previous`.
    package init(number: Int, body: String, behind previous: String) {
        self.init(number: number, body: body, digest: Self.digest(number: number, body: body, behind: previous))
    }

    /// Whether it is what the chain has behind `previous`.
    package func follows(_ previous: String) -> Bool {
        digest == Self.digest(number: number, body: body, behind: previous)
    }

    private static func digest(number: Int, body: String, behind previous: String) -> String {
        SHA256.hash(data: Array("\(previous)\n\(number)\n\(body)".utf8)).hex
    }
}
