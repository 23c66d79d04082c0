// SPDX-License-Identifier: Apache-2.0

/// `POST /v1/videos/generations` (contract/apimart.md 3.2). What is nil is left to the server's defaults.
///
/// References are http(s) addresses, of which ``UploadedFile/url`` is one, or `asset://` ones that passed a review.
public struct VideoRequest: Sendable, Equatable, Codable {
    /// For instance `doubao-seedance-2.0-face`, which real persons' assets are best used with (contract/apimart.md
    /// 1.5); `GET /v1/models` lists them.
    public var model: String
    /// What happens, at most 4000 characters; may be nil only with a picture or a clip.
    public var prompt: String?
    /// Seconds, 4 to 15, for `seedance-2.5` 4 to 30; -1 leaves it to `seedance-2.5`; nil: 5.
    public var duration: Int?
    /// `480p`, `720p`, `1080p` or `4k`; which ones depends on the model. Nil: `720p`.
    public var resolution: String?
    /// `16:9`, `9:16`, `1:1`, `4:3`, `3:4`, `21:9` or `adaptive`.
    public var size: String?
    /// 0 to 4294967295 (a client's range, contract/apimart.md 3.2) decides the movements, where the model takes one;
    /// -1 and nil mean any.
    public var seed: Int64?
    /// Whether the film has sound; nil: it has.
    public var generateAudio: Bool?
    /// Whether ``GeneratedVideo/lastFrameURL`` is wanted; nil: it is not.
    public var returnLastFrame: Bool?
    /// Whether the film bears a mark from its beginning to its end; nil: it does not. In the contract of `seedance-2.5`
    /// only (contract/apimart.md 3.2); Likeness takes it for every model.
    public var watermark: Bool?
    /// At most 9. One alone is the first frame, several are references (contract/apimart.md 3.3). Not together with
    /// `imagesWithRoles`.
    public var imageURLs: [String]?
    /// At most 9. A first frame, alone or with a last one, excludes reference pictures, clips and sounds
    /// (contract/apimart.md 3.3).
    public var imagesWithRoles: [RoledImage]?
    /// At most 3, together 1.8 to 15.2 s (contract/apimart.md 3.2).
    public var videoURLs: [String]?
    /// At most 3, together at most 15 s, and only with a picture or a clip (contract/apimart.md 3.2).
    public var audioURLs: [String]?
    /// Base address; the POST goes to `<webhook>/callback`.
    public var webhook: String?
    /// Of the error message in that POST: `en`, `zh`, `ja` or `ko`; nil: `en`.
    public var language: String?

    /// The prompt may stay nil when pictures or clips are set.
    public init(model: String, prompt: String? = nil) {
        self.model = model
        self.prompt = prompt
    }

    enum CodingKeys: String, CodingKey {
        case model, prompt, duration, resolution, size, seed, watermark, webhook, language
        case generateAudio = "generate_audio"
        case returnLastFrame = "return_last_frame"
        case imageURLs = "image_urls"
        case imagesWithRoles = "image_with_roles"
        case videoURLs = "video_urls"
        case audioURLs = "audio_urls"
    }
}

/// A reference picture and what it is for.
public struct RoledImage: Sendable, Equatable, Codable {
    /// What a picture is for (contract/apimart.md 3.2 and 3.3).
    public enum Role: String, Sendable, Codable, CaseIterable {
        /// The film begins with it; at most one.
        case firstFrame = "first_frame"
        /// The film ends with it; at most one, and only with a first frame.
        case lastFrame = "last_frame"
        /// It shows who or what is seen; not together with frames.
        case referenceImage = "reference_image"
    }

    /// An http(s) address or `asset://…`.
    public var url: String
    /// Decides what else the request may have.
    public var role: Role

    /// A real face that is not `asset://` ends the task as failed (decisions.md, Video).
    public init(url: String, role: Role) {
        self.url = url
        self.role = role
    }
}
