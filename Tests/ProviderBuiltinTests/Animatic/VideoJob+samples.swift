// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import MediaTools

/// An order as tests write it: what they don't name is as the contract has it by default, but 480p and 4 s.
struct SampleOrder {
    var model = VideoModel.standard
    var prompt = ""
    var seconds: Int? = 4
    var resolution = VideoResolution.p480
    var ratio: AspectRatio? = .wide
    var generateAudio = true
    var watermark = false
    var roles: [VideoOrder.ImageRole] = []
    var seed: Int64 = 7

    func job(
        images: [ResolvedReference] = [], videos: [ResolvedReference] = [], audios: [ResolvedReference] = []
    ) -> VideoJob {
        let given = roles
        let roles = images.indices.map { index -> VideoOrder.ImageRole in
            index < given.count ? given[index] : .referenceImage
        }
        let order = VideoOrder(
            model: model, modelName: model.rawValue, prompt: prompt, seconds: seconds, resolution: resolution,
            ratio: ratio, seed: seed, generateAudio: generateAudio, returnLastFrame: true, watermark: watermark,
            images: roles.enumerated().map {
                VideoOrder.Image(reference: Self.reference("image_urls[\($0)]"), role: $1)
            },
            videos: videos.indices.map { Self.reference("video_urls[\($0)]") },
            audios: audios.indices.map { Self.reference("audio_urls[\($0)]") }, webhook: nil, language: "en")
        let task = TaskID(rawValue: "task_01KMCGF6BQGN3X28H3KSR50X5T")
        return VideoJob(
            task: task, provenance: VideoProvenance(task: task, receipts: ["ab12"]), order: order, images: images,
            videos: videos, audios: audios, seed: seed, createdAt: Timestamp(seconds: 1_773_806_230))
    }

    private static func reference(_ path: String) -> MediaReference {
        MediaReference(source: .url("https://example.com/\(path)"), path: path)
    }
}

extension ResolvedReference {
    /// A reference that exists only in its facts.
    static func imagined(
        _ type: AssetType = .image, width: Int? = 1000, height: Int? = 1000, seconds: Double? = nil,
        hasAudio: Bool = false
    ) -> ResolvedReference {
        ResolvedReference(
            path: "nowhere",
            facts: MediaFacts(
                type: type, format: type == .image ? "jpeg" : type == .video ? "mp4" : "wav", byteCount: 1,
                width: type == .audio ? nil : width, height: type == .audio ? nil : height, durationSeconds: seconds,
                framesPerSecond: type == .video ? 24 : nil, hasAudio: hasAudio))
    }

    /// A real file.
    init(fileAt path: String, tools: MediaTools) async throws {
        let probe = try await tools.probe(path)
        let type: AssetType =
            switch probe.kind {
            case .image: .image
            case .video: .video
            case .audio: .audio
            }
        self.init(
            path: path,
            facts: MediaFacts(
                type: type, format: probe.format, byteCount: 1, width: probe.width, height: probe.height,
                durationSeconds: probe.durationSeconds, framesPerSecond: probe.framesPerSecond,
                hasAudio: probe.audioCodec != nil))
    }
}
