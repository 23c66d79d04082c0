// SPDX-License-Identifier: Apache-2.0

/// `POST /v1/videos/generations` (contract/apimart.md 3.2). What is nil is left to the server's defaults.
public struct VideoRequest: Sendable, Equatable, Codable {
    public var model: String
    public var prompt: String?
    /// Seconds; -1 leaves it to `seedance-2.5`.
    public var duration: Int?
    /// `480p`, `720p`, `1080p` or `4k`.
    public var resolution: String?
    /// `16:9`, `9:16`, `1:1`, `4:3`, `3:4`, `21:9` or `adaptive`.
    public var size: String?
    public var seed: Int64?
    public var generateAudio: Bool?
    public var returnLastFrame: Bool?
    public var watermark: Bool?
    /// Not together with `imagesWithRoles`.
    public var imageURLs: [String]?
    public var imagesWithRoles: [RoledImage]?
    public var videoURLs: [String]?
    public var audioURLs: [String]?
    /// Base address; the POST goes to `<webhook>/callback`.
    public var webhook: String?
    public var language: String?

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
    public enum Role: String, Sendable, Codable, CaseIterable {
        case firstFrame = "first_frame"
        case lastFrame = "last_frame"
        case referenceImage = "reference_image"
    }

    /// An http(s) address or `asset://…`.
    public var url: String
    public var role: Role

    public init(url: String, role: Role) {
        self.url = url
        self.role = role
    }
}

/// One element of the answer to a video request (3.4). Clients read either name of the id.
public struct SubmittedVideo: Sendable, Equatable, Codable {
    public var status: String
    public var taskID: String
    public var id: String?

    public init(taskID: String) {
        self.status = "submitted"
        self.taskID = taskID
        self.id = taskID
    }

    enum CodingKeys: String, CodingKey {
        case status, id
        case taskID = "task_id"
    }
}
