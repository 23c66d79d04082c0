// SPDX-License-Identifier: Apache-2.0

/// A video order as the data plane takes it (contract/ark.md 4.2).
struct VideoRequestBody: Decodable {
    struct Address: Decodable {
        let url: String
    }

    struct Item: Decodable {
        let type: String
        let text: String?
        let imageURL: Address?
        let videoURL: Address?
        let audioURL: Address?
        let role: String?

        enum CodingKeys: String, CodingKey {
            case type, text, role
            case imageURL = "image_url"
            case videoURL = "video_url"
            case audioURL = "audio_url"
        }

        /// What it points to, whatever it is.
        var address: String? { imageURL?.url ?? videoURL?.url ?? audioURL?.url }
    }

    let model: String?
    let content: [Item]?
    let resolution: String?
    let ratio: String?
    let duration: Int?
    let generateAudio: Bool?
    let watermark: Bool?
    let seed: Int64?
    let returnLastFrame: Bool?
    let callbackURL: String?
    let executionExpiresAfter: Int?
    let frames: Int?

    enum CodingKeys: String, CodingKey {
        case model, content, resolution, ratio, duration, watermark, seed, frames
        case generateAudio = "generate_audio"
        case returnLastFrame = "return_last_frame"
        case callbackURL = "callback_url"
        case executionExpiresAfter = "execution_expires_after"
    }
}
