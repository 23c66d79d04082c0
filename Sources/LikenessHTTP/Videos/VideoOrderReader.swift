// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Reads and checks the body of a video request (contract/apimart.md 3.2 and 3.3) and fills in what was left out.
struct VideoOrderReader {
    static let longestPrompt = 4000
    static let mostImages = 9
    static let mostClips = 3
    private static let seeds: ClosedRange<Int64> = -1...4_294_967_295

    private let fields: FieldReader
    private let model: VideoModel
    private let modelName: String

    /// - Throws: `FieldViolation` when the model is missing or unknown.
    init(_ fields: FieldReader) throws(FieldViolation) {
        self.fields = fields
        self.modelName = try fields.requiredString("model")
        guard let model = VideoModel(name: modelName) else {
            throw fields.violation("model", .notOneOf(ModelCatalog.names))
        }
        self.model = model
    }

    func order() throws(FieldViolation) -> VideoOrder {
        let references = try VideoReferences(fields)
        try checkInertFields()
        return VideoOrder(
            model: model, modelName: modelName, prompt: try prompt(references), seconds: try seconds(),
            resolution: try resolution(), ratio: try ratio(references),
            seed: try fields.integer("seed", in: Self.seeds),
            generateAudio: try alias("generate_audio", "audio") { (name) throws(FieldViolation) in
                try fields.bool(name)
            } ?? true, returnLastFrame: try fields.bool("return_last_frame") ?? false,
            watermark: try fields.bool("watermark") ?? false, searchesWeb: try searchesWeb(), images: references.images,
            videos: references.videos,
            audios: references.audios, webhook: try fields.string("webhook"),
            language: Language(try fields.string("language")).rawValue)
    }

    private func prompt(_ references: VideoReferences) throws(FieldViolation) -> String {
        let prompt = try fields.string("prompt", atMost: Self.longestPrompt) ?? ""
        if prompt.isEmpty, references.images.isEmpty, references.videos.isEmpty {
            throw fields.violation("prompt", fields.mentions("prompt") ? .empty : .missing)
        }
        return prompt
    }

    /// Nil: left to the engine.
    private func seconds() throws(FieldViolation) -> Int? {
        guard let seconds = try fields.integer("duration") else { return 5 }
        if model.allowsAutomaticDuration, seconds == -1 { return nil }
        guard let whole = Int(exactly: seconds), model.durations.contains(whole) else {
            let range = "\(model.durations.lowerBound)-\(model.durations.upperBound)"
            throw fields.violation(
                "duration", .outOfRange(allowed: model.allowsAutomaticDuration ? "\(range), or -1" : range))
        }
        return whole
    }

    private func resolution() throws(FieldViolation) -> VideoResolution {
        guard let text = try fields.string("resolution") else { return .p720 }
        guard let resolution = VideoResolution(rawValue: text), model.resolutions.contains(resolution) else {
            throw fields.violation("resolution", .notOneOf(model.resolutions.map(\.rawValue)))
        }
        return resolution
    }

    /// Nil: adaptive.
    private func ratio(_ references: VideoReferences) throws(FieldViolation) -> AspectRatio? {
        let text = try alias("size", "aspect_ratio") { (name) throws(FieldViolation) in try fields.string(name) }
        let name = fields.has("size") ? "size" : "aspect_ratio"
        guard let text else { return model == .next ? nil : .wide }
        if text == "adaptive" { return nil }
        // 2.5 takes the ratio of given frames and no other (contract/apimart.md 3.5).
        if model == .next, references.hasFrames { throw fields.violation(name, .notOneOf(["adaptive"])) }
        guard let ratio = AspectRatio(rawValue: text) else {
            throw fields.violation(name, .notOneOf(AspectRatio.allCases.map(\.rawValue) + ["adaptive"]))
        }
        return ratio
    }

    /// A field with two names: either, or both when they agree.
    private func alias<Value: Equatable>(
        _ name: String, _ other: String, _ read: (String) throws(FieldViolation) -> Value?
    ) throws(FieldViolation) -> Value? {
        let (value, second) = (try read(name), try read(other))
        if let value, let second, value != second { throw fields.violation(other, .exclusive(with: name)) }
        return value ?? second
    }

    /// Fields that have no effect here; their types are checked all the same, so that a mistake is seen.
    private func checkInertFields() throws(FieldViolation) {
        for name in ["nsfw_check", "camera_fixed"] { _ = try fields.bool(name) }
        for name in ["output_format", "omni_reference_task_type"] { _ = try fields.string(name) }
    }

    private func searchesWeb() throws(FieldViolation) -> Bool {
        var types: [String] = []
        for tool in try fields.objects("tools", atMost: 16) { types.append(try tool.requiredString("type")) }
        return types.contains("web_search")
    }
}
