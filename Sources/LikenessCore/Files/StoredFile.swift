// SPDX-License-Identifier: Apache-2.0

/// A file that we serve at `/f/…`: an upload, a video, a preview. The bytes are a blob that may be shared.
package struct StoredFile: Sendable, Equatable {
    package enum Purpose: String, Sendable, Codable, CaseIterable {
        case upload, video, thumbnail, lastFrame = "last_frame"
    }

    package let id: FileID
    package let account: AccountID
    package let purpose: Purpose
    package let blob: Blob
    /// A plain name without folders, for the address and `Content-Disposition`.
    package let name: String
    package let contentType: String
    package let createdAt: Timestamp
    /// From then on the address answers 410.
    package let expiresAt: Timestamp

    package init(
        id: FileID, account: AccountID, purpose: Purpose, blob: Blob, name: String, contentType: String,
        createdAt: Timestamp, expiresAt: Timestamp
    ) {
        self.id = id
        self.account = account
        self.purpose = purpose
        self.blob = blob
        self.name = name
        self.contentType = contentType
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}
