// SPDX-License-Identifier: Apache-2.0

/// The input of a video task: checked, defaults filled in.
package struct VideoOrder: Sendable, Equatable, Codable {
    package enum ImageRole: String, Sendable, Codable, CaseIterable {
        case firstFrame = "first_frame"
        case lastFrame = "last_frame"
        case referenceImage = "reference_image"
    }

    package struct Image: Sendable, Equatable, Codable {
        package let reference: MediaReference
        package let role: ImageRole

        package init(reference: MediaReference, role: ImageRole) {
            self.reference = reference
            self.role = role
        }
    }

    package let model: VideoModel
    /// As the caller wrote it; echoed back.
    package let modelName: String
    package let prompt: String
    /// Nil: left to the engine.
    package let seconds: Int?
    package let resolution: VideoResolution
    /// Nil: adaptive.
    package let ratio: AspectRatio?
    package let seed: Int64?
    package let generateAudio: Bool
    package let returnLastFrame: Bool
    package let watermark: Bool
    /// Whether the model may search the web. Nil in orders of older builds.
    package let searchesWeb: Bool?
    package let images: [Image]
    package let videos: [MediaReference]
    package let audios: [MediaReference]
    /// Base URL; the POST goes to `<webhook>/callback`.
    package let webhook: String?
    /// Language of the error message in the webhook.
    package let language: String

    package init(
        model: VideoModel, modelName: String, prompt: String, seconds: Int?, resolution: VideoResolution,
        ratio: AspectRatio?, seed: Int64?, generateAudio: Bool, returnLastFrame: Bool, watermark: Bool,
        searchesWeb: Bool? = nil,
        images: [Image], videos: [MediaReference], audios: [MediaReference], webhook: String?, language: String
    ) {
        self.model = model
        self.modelName = modelName
        self.prompt = prompt
        self.seconds = seconds
        self.resolution = resolution
        self.ratio = ratio
        self.seed = seed
        self.generateAudio = generateAudio
        self.returnLastFrame = returnLastFrame
        self.watermark = watermark
        self.searchesWeb = searchesWeb
        self.images = images
        self.videos = videos
        self.audios = audios
        self.webhook = webhook
        self.language = language
    }
}
