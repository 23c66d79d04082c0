// SPDX-License-Identifier: Apache-2.0

/// The answer to an upload, bare as clients expect it (contract/apimart.md 5.1).
public struct UploadedFile: Sendable, Equatable, Codable {
    /// Signed, valid for 72 hours.
    public var url: String
    public var filename: String
    public var contentType: String
    public var bytes: Int64
    /// Unix seconds.
    public var createdAt: Int64

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
