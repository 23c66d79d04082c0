// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A task of the data plane, as GET and callbacks show it (contract/ark.md 4.3).
struct VideoAnswer: Encodable {
    struct Content: Encodable {
        let videoURL: String
        let lastFrameURL: String?

        enum CodingKeys: String, CodingKey {
            case videoURL = "video_url"
            case lastFrameURL = "last_frame_url"
        }
    }

    struct Fault: Encodable {
        let code: String
        let message: String
    }

    struct Usage: Encodable {
        let completionTokens: Int
        let totalTokens: Int

        enum CodingKeys: String, CodingKey {
            case completionTokens = "completion_tokens"
            case totalTokens = "total_tokens"
        }
    }

    let id: String
    let model: String
    let status: String
    let error: Fault?
    let content: Content?
    let usage: Usage?
    let createdAt: Int64
    let updatedAt: Int64
    let seed: Int64
    let resolution: String
    let ratio: String
    let duration: Int
    let framesPerSecond = 24
    let generateAudio: Bool
    let serviceTier = "default"
    let executionExpiresAfter: Int

    enum CodingKeys: String, CodingKey {
        case id, model, status, error, content, usage, seed, resolution, ratio, duration
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case framesPerSecond = "framespersecond"
        case generateAudio = "generate_audio"
        case serviceTier = "service_tier"
        case executionExpiresAfter = "execution_expires_after"
    }

    init(_ video: VendorVideo, now: Timestamp, address: String) {
        let status = video.status(at: now)
        let isDone = status == .succeeded
        self.id = video.id
        self.model = video.model
        self.status = status.rawValue
        self.error = status == .failed ? video.failure.map { Fault(code: $0.code, message: $0.message) } : nil
        func result(_ name: String) -> String {
            "\(address)/results/\(video.id)/\(name)?X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Expires=86400"
        }
        self.content =
            isDone
            ? Content(
                videoURL: result("video.mp4"),
                lastFrameURL: video.returnsLastFrame ? result("last-frame.png") : nil) : nil
        // Width, height, seconds and 24 pictures a second over 1024: 108,000 for 5 s of 1280x720.
        let tokens = 21_600 * video.seconds
        self.usage = isDone ? Usage(completionTokens: tokens, totalTokens: tokens) : nil
        self.createdAt = video.createdAt.seconds
        self.updatedAt = video.changedAt(now).seconds
        self.seed = video.seed
        self.resolution = video.resolution
        self.ratio = video.ratio
        self.duration = video.seconds
        self.generateAudio = video.generatesAudio
        self.executionExpiresAfter = video.expiresAfter
    }
}
