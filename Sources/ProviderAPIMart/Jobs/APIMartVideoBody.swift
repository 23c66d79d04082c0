// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// An order in the contract's own form (contract/apimart.md 3.2).
struct APIMartVideoBody: Encodable {
    struct Image: Encodable {
        let url: String
        let role: String
    }

    struct Tool: Encodable {
        let type: String
    }

    let model: String
    let prompt: String?
    let duration: Int
    let resolution: String
    let size: String
    let seed: Int64?
    let generateAudio: Bool
    let returnLastFrame: Bool
    let watermark: Bool?
    let images: [Image]?
    let videoURLs: [String]?
    let audioURLs: [String]?
    let tools: [Tool]?
    let webhook: String?

    enum CodingKeys: String, CodingKey {
        case model, prompt, duration, resolution, size, seed, watermark, tools, webhook
        case generateAudio = "generate_audio"
        case returnLastFrame = "return_last_frame"
        case images = "image_with_roles"
        case videoURLs = "video_urls"
        case audioURLs = "audio_urls"
    }

    init(_ job: UpstreamVideoJob) {
        let order = job.order
        self.model = order.modelName
        self.prompt = order.prompt.isEmpty ? nil : order.prompt
        self.duration = order.seconds ?? -1
        self.resolution = order.resolution.rawValue
        self.size = order.ratio?.rawValue ?? "adaptive"
        self.seed = order.seed
        self.generateAudio = order.generateAudio
        self.returnLastFrame = order.returnLastFrame
        // 2.5 only.
        self.watermark = order.watermark ? true : nil
        let images = zip(order.images, job.images).map { Image(url: $1, role: $0.role.rawValue) }
        self.images = images.isEmpty ? nil : images
        self.videoURLs = job.videos.isEmpty ? nil : job.videos
        self.audioURLs = job.audios.isEmpty ? nil : job.audios
        self.tools = order.searchesWeb == true ? [Tool(type: "web_search")] : nil
        // The provider calls back on the web's ports and public addresses only; without it, it is asked.
        let address = job.callbackURL.exposed
        let isPublic = (try? URLPolicy().check(address, for: .webPorts)) != nil
        self.webhook = isPublic ? address : nil
    }
}
