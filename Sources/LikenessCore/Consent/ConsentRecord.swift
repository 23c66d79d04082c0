// SPDX-License-Identifier: Apache-2.0

/// What the person agreed to, and when.
package struct ConsentRecord: Sendable, Equatable, Codable {
    package enum Collector: String, Sendable, Codable {
        case likeness
        /// The provider showed its own text; we never claim one that we did not show.
        case ark, apimart
    }

    package let collectedBy: Collector
    /// Nil, as hash and language, for a text that a provider showed.
    package let textVersion: String?
    /// SHA-256 of the text as shown, hexadecimal.
    package let textHash: String?
    /// `zh`, `en` or `zh-Hant`.
    package let language: String?
    package let givenAt: Timestamp
    /// The provider's project and its id of the answer that said that the person passed.
    package let project: ProjectName?
    package let requestID: String?

    package init(
        collectedBy: Collector, textVersion: String? = nil, textHash: String? = nil, language: String? = nil,
        givenAt: Timestamp, project: ProjectName? = nil, requestID: String? = nil
    ) {
        self.collectedBy = collectedBy
        self.textVersion = textVersion
        self.textHash = textHash
        self.language = language
        self.givenAt = givenAt
        self.project = project
        self.requestID = requestID
    }
}
