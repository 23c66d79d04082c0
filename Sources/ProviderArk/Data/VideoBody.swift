// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// An order in the vendor's form (contract/ark.md 4.2): only what it documents for the model, so what else a client
/// sent never gets there.
struct VideoBody: Encodable {
    struct Address: Encodable {
        let url: String
    }

    struct Item: Encodable {
        let type: String
        var text: String?
        var imageURL: Address?
        var videoURL: Address?
        var audioURL: Address?
        var role: String?

        enum CodingKeys: String, CodingKey {
            case type, text, role
            case imageURL = "image_url"
            case videoURL = "video_url"
            case audioURL = "audio_url"
        }
    }

    struct Tool: Encodable {
        let type: String
    }

    /// How long the vendor may keep it waiting, in seconds.
    private static let lives: ClosedRange<Int64> = 3600...259_200

    let model: String
    let content: [Item]
    let resolution: String
    let ratio: String
    let duration: Int
    let generateAudio: Bool
    let watermark: Bool
    let returnLastFrame: Bool
    let callbackURL: String
    let executionExpiresAfter: Int64
    let safetyIdentifier: String
    let tools: [Tool]?

    enum CodingKeys: String, CodingKey {
        case model, content, resolution, ratio, duration, watermark, tools
        case generateAudio = "generate_audio"
        case returnLastFrame = "return_last_frame"
        case callbackURL = "callback_url"
        case executionExpiresAfter = "execution_expires_after"
        case safetyIdentifier = "safety_identifier"
    }

    init(_ job: UpstreamVideoJob, region: ArkRegion, now: Timestamp) {
        let order = job.order
        self.model = region.modelID(of: order.model)
        self.content = Self.content(of: job)
        self.resolution = order.resolution.rawValue
        self.ratio = order.ratio?.rawValue ?? "adaptive"
        self.duration = order.seconds ?? -1
        self.generateAudio = order.generateAudio
        self.watermark = order.watermark
        self.returnLastFrame = order.returnLastFrame
        self.callbackURL = job.callbackURL.exposed
        let left = (job.deadline - now).components.seconds
        self.executionExpiresAfter = min(max(left, Self.lives.lowerBound), Self.lives.upperBound)
        // Who is behind the order, without saying who that is.
        self.safetyIdentifier = Array(SHA256.hash(data: Array(job.account.rawValue.utf8))).hex
        self.tools = order.searchesWeb == true ? [Tool(type: "web_search")] : nil
    }

    private static func content(of job: UpstreamVideoJob) -> [Item] {
        let prompt = PromptText(job.order.prompt).text
        let text = prompt.isEmpty ? [] : [Item(type: "text", text: prompt)]
        let images = zip(job.order.images, job.images).map { image, url in
            Item(type: "image_url", imageURL: Address(url: url), role: image.role.rawValue)
        }
        let videos = job.videos.map {
            Item(type: "video_url", videoURL: Address(url: $0), role: "reference_video")
        }
        let audios = job.audios.map {
            Item(type: "audio_url", audioURL: Address(url: $0), role: "reference_audio")
        }
        return text + images + videos + audios
    }
}
