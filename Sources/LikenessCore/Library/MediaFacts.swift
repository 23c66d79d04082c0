// SPDX-License-Identifier: Apache-2.0

/// What a probe read from a file.
package struct MediaFacts: Sendable, Equatable, Codable {
    package let type: AssetType
    /// Container or picture format in lower case: `jpeg`, `mp4`, `wav`.
    package let format: String
    package let byteCount: Int64
    /// Upright size in pixels, orientation applied; nil for sound.
    package let width: Int?
    package let height: Int?
    /// Nil for a picture.
    package let durationSeconds: Double?
    package let framesPerSecond: Double?
    package let hasAudio: Bool

    package init(
        type: AssetType, format: String, byteCount: Int64, width: Int?, height: Int?, durationSeconds: Double?,
        framesPerSecond: Double?, hasAudio: Bool
    ) {
        self.type = type
        self.format = format
        self.byteCount = byteCount
        self.width = width
        self.height = height
        self.durationSeconds = durationSeconds
        self.framesPerSecond = framesPerSecond
        self.hasAudio = hasAudio
    }
}
