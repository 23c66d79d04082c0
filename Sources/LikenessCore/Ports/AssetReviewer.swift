// SPDX-License-Identifier: Apache-2.0

/// A fetched file and what it must be.
package struct ReviewSubject: Sendable {
    /// A local file, not to be changed.
    package let path: String
    package let byteCount: Int64
    /// Nil: judged by the bytes.
    package let declaredType: AssetType?
    package let model: VideoModel
    /// The person it must show; nil for a virtual group.
    package let person: FaceTemplate?
    /// For a virtual group: the account's verified persons, none of whom it may show.
    package let verifiedPersons: [FaceTemplate]

    package init(
        path: String, byteCount: Int64, declaredType: AssetType?, model: VideoModel, person: FaceTemplate?,
        verifiedPersons: [FaceTemplate]
    ) {
        self.path = path
        self.byteCount = byteCount
        self.declaredType = declaredType
        self.model = model
        self.person = person
        self.verifiedPersons = verifiedPersons
    }
}

package enum ReviewVerdict: Sendable, Equatable {
    /// Passed; `cleanedPath` is a new file without metadata, to be taken over by the caller.
    case active(cleanedPath: String, facts: MediaFacts)
    case rejected(AssetRejection, facts: MediaFacts?)
}

/// Reviews one file against the vendor's limits and the group's person.
package protocol AssetReviewer: Sendable {
    func review(_ subject: ReviewSubject) async throws(ProviderError) -> ReviewVerdict
}

/// Tells a real face in a reference that is not an asset.
package protocol FaceScreener: Sendable {
    /// Whether the picture or clip at `path` shows a real face.
    func showsRealFace(path: String, type: AssetType) async throws(ProviderError) -> Bool
}
