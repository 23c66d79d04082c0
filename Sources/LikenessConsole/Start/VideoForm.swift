// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// The form of a video: what was typed, and what is wrong with it.
struct VideoForm: Sendable {
    static let longestPrompt = 4000
    static let mostImages = 9
    static let mostClips = 3
    private static let adaptive = "adaptive"
    var prompt = ""
    var model = VideoModel.standard
    var seconds = "5"
    var resolution = VideoResolution.p720
    /// Nil: adaptive.
    var ratio: AspectRatio? = .wide
    var assets: Set<String> = []
    /// The names of the texts that say what is wrong, by field.
    var problems: [String: String] = [:]

    init() {}

    /// To order a video like another.
    init(_ order: VideoOrder) {
        self.prompt = order.prompt
        self.model = order.model
        self.seconds = order.seconds.map(String.init) ?? "5"
        self.resolution = order.resolution
        self.ratio = order.ratio
        let references = order.images.map(\.reference) + order.videos + order.audios
        self.assets = Set(
            references.compactMap { if case .asset(let id) = $0.source { id.rawValue } else { nil } })
    }

    init(_ fields: FormFields) {
        self.prompt = fields.text("prompt")
        self.seconds = fields.text("seconds")
        self.model = choice("model", fields, VideoModel.init(rawValue:)) ?? .standard
        self.resolution = choice("resolution", fields, VideoResolution.init(rawValue:)) ?? .p720
        let adaptive = fields.text("ratio") == Self.adaptive
        self.ratio = adaptive ? nil : choice("ratio", fields, AspectRatio.init(rawValue:))
        self.assets = Set(fields.all("asset"))
    }

    /// A choice that the page does not offer is a mistake, not a wish for something else.
    private mutating func choice<Choice>(
        _ name: String, _ fields: FormFields, _ read: (String) -> Choice?
    ) -> Choice? {
        let choice = read(fields.text(name))
        if choice == nil { problems[name] = "problem_choice" }
        return choice
    }

    /// The order, or nil with the problems noted.
    /// - Parameter available: the assets that may be chosen.
    mutating func order(of available: [Asset], language: ConsoleLanguage) -> VideoOrder? {
        let chosen = available.filter { assets.contains($0.id.rawValue) }
        check(chosen)
        guard problems.isEmpty, let seconds = Int(seconds) else { return nil }
        func references(_ type: AssetType) -> [MediaReference] {
            chosen.filter { $0.type == type }.map { MediaReference(source: .asset($0.id), path: "assets") }
        }
        return VideoOrder(
            model: model, modelName: model.rawValue, prompt: prompt, seconds: seconds, resolution: resolution,
            ratio: ratio, seed: nil, generateAudio: true, returnLastFrame: false, watermark: false,
            images: references(.image).map { .init(reference: $0, role: .referenceImage) },
            videos: references(.video), audios: references(.audio), webhook: nil, language: language.rawValue)
    }

    private mutating func check(_ chosen: [Asset]) {
        if prompt.isEmpty { problems["prompt"] = "problem_promptEmpty" }
        if prompt.unicodeScalars.count > Self.longestPrompt { problems["prompt"] = "problem_promptLong" }
        if chosen.isEmpty { problems["assets"] = "problem_assetsNone" }
        if chosen.count(where: { $0.type == .image }) > Self.mostImages
            || chosen.count(where: { $0.type == .video }) > Self.mostClips
            || chosen.count(where: { $0.type == .audio }) > Self.mostClips
        {
            problems["assets"] = "problem_assetsMany"
        }
        if !(Int(seconds).map { model.durations.contains($0) } ?? false) { problems["seconds"] = "problem_seconds" }
        if !model.resolutions.contains(resolution) { problems["resolution"] = "problem_resolution" }
    }

    /// What the rules refused.
    mutating func note(_ violation: FieldViolation) {
        switch violation.problem {
        case .contentRefused: problems["prompt"] = "problem_words"
        case .outsideLicence(.words): problems["prompt"] = "problem_licenceWords"
        case .outsideLicence: problems["assets"] = "problem_licence"
        case .consentWithdrawn: problems["assets"] = "problem_withdrawn"
        case .personNotVerified: problems["assets"] = "problem_personNotVerified"
        default: problems[violation.path == "prompt" ? "prompt" : "assets"] = "problem_assetsGone"
        }
    }

    func values(_ texts: ConsoleTexts) -> Values {
        let range = "\(model.durations.lowerBound)–\(model.durations.upperBound)"
        return [
            "prompt": prompt, "seconds": seconds, "hasProblems": !problems.isEmpty,
            "models": VideoModel.allCases.map { option($0.rawValue, isChosen: $0 == model) },
            "resolutions": VideoResolution.allCases.map { option($0.rawValue, isChosen: $0 == resolution) },
            "ratios": AspectRatio.allCases.map { option($0.rawValue, isChosen: $0 == ratio) }
                + [option(Self.adaptive, named: texts["adaptive"], isChosen: ratio == nil)],
            "problems": problems.mapValues { texts.filled($0, ["range": range]) },
        ]
    }

    private func option(_ value: String, named name: String? = nil, isChosen: Bool) -> Values {
        ["value": value, "name": name ?? value, "isChosen": isChosen]
    }
}
