// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import MediaTools

/// What the vendor takes as an asset (contract/ark.md 3.1, the newest edition), in its own codes.
package struct MediaLimits: Sendable {
    /// Sides of a picture, in pixels; open, as CreateAsset has them: the bounds themselves are refused.
    package var pictureSides = (above: 300, below: 6000)
    /// Width over height; open.
    package var pictureRatios = (above: 0.4, below: 2.5)
    /// Bytes; a megabyte is 10^6.
    package var pictureBytesBelow: Int64 = 30_000_000
    package var clipSides = 300...6000
    package var clipRatios = 0.4...2.5
    package var clipPixels = 407_696...8_295_044
    package var clipBytes: Int64 = 200_000_000
    /// Pictures a second; the lower edge with the tolerance that 24000/1001 needs.
    package var clipRates = 23.8...60.0
    package var soundBytes: Int64 = 15_000_000
    /// Of clips and sounds; nil: those that the model takes.
    package var seconds: ClosedRange<Double>?
    package var clipCodecs: Set<String> = ["h264", "hevc"]
    /// What a clip's sound may be; a QuickTime clip's may also be plain PCM.
    package var clipSoundCodecs: Set<String> = ["aac", "mp3"]
    package var soundFormats: Set<String> = ["wav", "mp3"]

    package init() {}

    /// The first rule that a file breaks; nil when it keeps all.
    package func rejection(_ facts: MediaFacts, _ probe: MediaProbe, model: VideoModel) -> AssetRejection? {
        switch facts.type {
        case .image: pictureRejection(facts)
        case .video: takes(probe) ? clipRejection(facts) ?? durationRejection(facts, model) : .formatUnsupported
        case .audio: soundRejection(facts) ?? durationRejection(facts, model)
        }
    }

    private func takes(_ clip: MediaProbe) -> Bool {
        guard let codec = clip.videoCodec, clipCodecs.contains(codec) else { return false }
        guard let sound = clip.audioCodec else { return true }
        return clipSoundCodecs.contains(sound) || clip.format == "mov" && sound.hasPrefix("pcm_")
    }

    private func soundRejection(_ facts: MediaFacts) -> AssetRejection? {
        guard soundFormats.contains(facts.format) else { return .formatUnsupported }
        return facts.byteCount > soundBytes ? .fileSizeTooLarge : nil
    }

    private func pictureRejection(_ facts: MediaFacts) -> AssetRejection? {
        guard let width = facts.width, let height = facts.height else { return .formatUnsupported }
        if facts.byteCount >= pictureBytesBelow { return .fileSizeTooLarge }
        if width <= pictureSides.above { return .widthTooSmall }
        if height <= pictureSides.above { return .heightTooSmall }
        if width >= pictureSides.below { return .widthTooLarge }
        if height >= pictureSides.below { return .heightTooLarge }
        let ratio = Double(width) / Double(height)
        if ratio <= pictureRatios.above { return .aspectRatioTooSmall }
        if ratio >= pictureRatios.below { return .aspectRatioTooLarge }
        return nil
    }

    private func clipRejection(_ facts: MediaFacts) -> AssetRejection? {
        guard let width = facts.width, let height = facts.height else { return .formatUnsupported }
        if facts.byteCount > clipBytes { return .fileSizeTooLarge }
        if width < clipSides.lowerBound { return .widthTooSmall }
        if height < clipSides.lowerBound { return .heightTooSmall }
        if width > clipSides.upperBound { return .widthTooLarge }
        if height > clipSides.upperBound { return .heightTooLarge }
        let ratio = Double(width) / Double(height)
        if ratio < clipRatios.lowerBound { return .aspectRatioTooSmall }
        if ratio > clipRatios.upperBound { return .aspectRatioTooLarge }
        if width * height < clipPixels.lowerBound { return .pixelCountTooSmall }
        if width * height > clipPixels.upperBound { return .pixelCountTooLarge }
        guard let rate = facts.framesPerSecond else { return .formatUnsupported }
        if rate < clipRates.lowerBound { return .fpsTooLow }
        if rate > clipRates.upperBound { return .fpsTooHigh }
        return nil
    }

    /// Containers round to their own clock, so a tenth of a second is let pass at the upper end.
    private func durationRejection(_ facts: MediaFacts, _ model: VideoModel) -> AssetRejection? {
        guard let length = facts.durationSeconds else { return .formatUnsupported }
        let allowed = seconds ?? model.assetDurations
        if length < allowed.lowerBound - 0.02 { return .durationTooShort }
        if length > allowed.upperBound + 0.1 { return .durationTooLong }
        return nil
    }
}
