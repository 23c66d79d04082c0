// SPDX-License-Identifier: Apache-2.0

/// A finished video (contract/apimart.md 4).
public struct GeneratedVideo: Sendable, Equatable, Codable {
    /// Always exactly one address; clients read it as a list.
    public var url: [String]
    /// Unix seconds; from then on the addresses answer 410. Likeness keeps results for 72 hours, APIMart for 24 to 72
    /// (contract/apimart.md 4).
    public var expiresAt: Int64
    /// A PNG, when `VideoRequest.returnLastFrame` asked for it: the first frame of a film that goes on from here.
    public var lastFrameURL: String?

    /// Takes the MP4's address alone, and makes the list of it.
    public init(url: String, expiresAt: Int64, lastFrameURL: String? = nil) {
        self.url = [url]
        self.expiresAt = expiresAt
        self.lastFrameURL = lastFrameURL
    }

    enum CodingKeys: String, CodingKey {
        case url
        case expiresAt = "expires_at"
        case lastFrameURL = "last_frame_url"
    }
}
