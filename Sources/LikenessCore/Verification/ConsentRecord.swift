// SPDX-License-Identifier: Apache-2.0

/// What the person agreed to, and when.
package struct ConsentRecord: Sendable, Equatable, Codable {
    package enum Collector: String, Sendable, Codable {
        case likeness
        /// The vendor showed its own text; we never claim one that we did not show.
        case ark
    }

    package let collectedBy: Collector
    package let textVersion: String
    /// SHA-256 of the text as shown, hexadecimal.
    package let textHash: String
    /// `zh`, `en` or `zh-Hant`.
    package let language: String
    package let givenAt: Timestamp

    package init(
        collectedBy: Collector, textVersion: String, textHash: String, language: String, givenAt: Timestamp
    ) {
        self.collectedBy = collectedBy
        self.textVersion = textVersion
        self.textHash = textHash
        self.language = language
        self.givenAt = givenAt
    }
}
