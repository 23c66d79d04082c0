// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The references of a video request, and the rules for how they stand together (contract/apimart.md 3.3).
struct VideoReferences {
    private static let assetScheme = "asset://"
    let images: [VideoOrder.Image]
    let videos: [MediaReference]
    let audios: [MediaReference]

    init(_ fields: FieldReader) throws(FieldViolation) {
        if fields.has("image_urls"), fields.has("image_with_roles") {
            throw fields.violation("image_with_roles", .exclusive(with: "image_urls"))
        }
        self.videos = try Self.references("video_urls", fields, atMost: VideoOrderReader.mostClips)
        self.audios = try Self.references("audio_urls", fields, atMost: VideoOrderReader.mostClips)
        let plain = try Self.references("image_urls", fields, atMost: VideoOrderReader.mostImages)
        // One picture alone is where the film begins (rule 4).
        let isFirstFrame = plain.count == 1 && videos.isEmpty && audios.isEmpty
        let named = try Self.imagesWithRoles(fields)
        self.images =
            plain.map { VideoOrder.Image(reference: $0, role: isFirstFrame ? .firstFrame : .referenceImage) } + named
        try checkRoles(fields)
        if !audios.isEmpty, images.isEmpty, videos.isEmpty {
            throw fields.violation("audio_urls", .needs(["image_urls", "video_urls"]))
        }
    }

    /// Whether the film's first or last frame is given.
    var hasFrames: Bool { images.contains { $0.role != .referenceImage } }

    private static func references(_ name: String, _ fields: FieldReader, atMost count: Int) throws(FieldViolation)
        -> [MediaReference]
    {
        var references: [MediaReference] = []
        for (index, text) in try fields.strings(name, atMost: count).enumerated() {
            references.append(try reference(text, path: fields.path(of: "\(name)[\(index)]")))
        }
        return references
    }

    private static func imagesWithRoles(_ fields: FieldReader) throws(FieldViolation) -> [VideoOrder.Image] {
        var images: [VideoOrder.Image] = []
        for reader in try fields.objects("image_with_roles", atMost: VideoOrderReader.mostImages) {
            let url = try reader.requiredString("url")
            guard let role: VideoOrder.ImageRole = try reader.choice("role") else {
                throw reader.violation("role", .missing)
            }
            images.append(.init(reference: try reference(url, path: reader.path(of: "url")), role: role))
        }
        return images
    }

    private static func reference(_ text: String, path: String) throws(FieldViolation) -> MediaReference {
        guard !text.isEmpty else { throw FieldViolation(path, .empty) }
        if MediaURL.isInline(text) { throw FieldViolation(path, .inlineData) }
        guard text.hasPrefix(assetScheme) else { return MediaReference(source: .url(text), path: path) }
        let id = text.dropFirst(assetScheme.count)
        guard !id.isEmpty else { throw FieldViolation(path, .unknownReference) }
        return MediaReference(source: .asset(AssetID(rawValue: String(id))), path: path)
    }

    /// Rule 2: at most one first and one last frame, no last without a first, and nothing else beside them.
    private func checkRoles(_ fields: FieldReader) throws(FieldViolation) {
        guard fields.has("image_with_roles") else { return }
        let first = images.filter { $0.role == .firstFrame }
        let last = images.filter { $0.role == .lastFrame }
        for frames in [first, last] where frames.count > 1 {
            throw roleViolation(frames[1], .exclusive(with: frames[0].reference.path))
        }
        if let last = last.first, first.isEmpty { throw roleViolation(last, .needs(["first_frame"])) }
        guard let frame = first.first else { return }
        if let other = images.first(where: { $0.role == .referenceImage }) {
            throw roleViolation(other, .exclusive(with: frame.role.rawValue))
        }
        for name in ["video_urls", "audio_urls"] where fields.has(name) {
            throw fields.violation(name, .exclusive(with: frame.role.rawValue))
        }
    }

    private func roleViolation(_ image: VideoOrder.Image, _ problem: FieldProblem) -> FieldViolation {
        let path = image.reference.path
        return FieldViolation(path.hasSuffix(".url") ? "\(path.dropLast(4)).role" : path, problem)
    }
}
