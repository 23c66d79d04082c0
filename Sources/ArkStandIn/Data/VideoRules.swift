// SPDX-License-Identifier: Apache-2.0

/// What the data plane checks before it takes an order.
struct VideoRules {
    private static let ratios = ["16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "adaptive"]
    private let model: VendorModel

    init(_ model: VendorModel) {
        self.model = model
    }

    func check(_ body: VideoRequestBody) throws {
        let content = body.content ?? []
        guard !content.isEmpty else { throw DataError.missing("content") }
        if let resolution = body.resolution, !model.resolutions.contains(resolution) {
            throw DataError.invalid("resolution", "\(resolution) is not supported by this model.")
        }
        if let ratio = body.ratio, !Self.ratios.contains(ratio) {
            throw DataError.invalid("ratio", "\(ratio) is not supported.")
        }
        if let duration = body.duration, duration != -1, !model.seconds.contains(duration) {
            throw DataError.invalid("duration", "must be -1 or within \(model.seconds).")
        }
        if body.frames != nil { throw DataError.invalid("frames", "is not supported by this model.") }
        if let seconds = body.executionExpiresAfter, !(3600...259_200).contains(seconds) {
            throw DataError.invalid("execution_expires_after", "must be within 3600 and 259200.")
        }
        try checkRoles(content)
        try checkCounts(content)
    }

    private func checkCounts(_ content: [VideoRequestBody.Item]) throws {
        let count = { (type: String) in content.count { $0.type == type } }
        let (images, videos, audios) = (count("image_url"), count("video_url"), count("audio_url"))
        guard images <= model.mostImages else { throw DataError.invalid("content", "too many images.") }
        guard videos <= model.mostClips else { throw DataError.invalid("content", "too many videos.") }
        guard audios <= model.mostClips else { throw DataError.invalid("content", "too many audios.") }
        guard audios == 0 || images + videos > 0 else {
            throw DataError.invalid("content", "audio can't be the only reference.")
        }
    }

    /// First frame, first and last frame, or references: never mixed.
    private func checkRoles(_ content: [VideoRequestBody.Item]) throws {
        let images = content.filter { $0.type == "image_url" }
        let roles = images.compactMap(\.role)
        guard images.count <= 1 || roles.count == images.count else {
            throw DataError.invalid("content", "role must be specified for image contents")
        }
        let frames = roles.filter { $0 == "first_frame" || $0 == "last_frame" }
        let others = content.contains { $0.type == "video_url" || $0.type == "audio_url" }
        guard frames.isEmpty || frames.count == images.count && !others else {
            throw DataError.invalid("content", "first and last frames can't be mixed with references.")
        }
        guard frames.count == Set(frames).count, frames != ["last_frame"] else {
            throw DataError.invalid("content", "at most one first frame, and a last one only with it.")
        }
        for role in roles where !["first_frame", "last_frame", "reference_image"].contains(role) {
            throw DataError.invalid("content", "unknown role \(role).")
        }
    }
}
