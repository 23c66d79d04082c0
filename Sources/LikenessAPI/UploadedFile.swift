// SPDX-License-Identifier: Apache-2.0

/// The answer to an upload, bare as clients expect it (contract/apimart.md 5.1).
public struct UploadedFile: Sendable, Equatable, Codable {
    /// Signed, valid for 72 hours.
    public var url: String
    /// The name that was sent in a plain spelling, at most 80 characters and an ending; never empty.
    public var filename: String
    /// What the bytes are, whatever the request said, for instance `image/jpeg`.
    public var contentType: String
    /// The file's size.
    public var bytes: Int64
    /// Unix seconds.
    public var createdAt: Int64

    /// All five are required: clients take an upload that lacks one for lost (contract/apimart.md 5.1).
    public init(url: String, filename: String, contentType: String, bytes: Int64, createdAt: Int64) {
        self.url = url
        self.filename = filename
        self.contentType = contentType
        self.bytes = bytes
        self.createdAt = createdAt
    }

    enum CodingKeys: String, CodingKey {
        case url, filename, bytes
        case contentType = "content_type"
        case createdAt = "created_at"
    }
}
