// SPDX-License-Identifier: Apache-2.0

/// What ffprobe says of a file.
package struct MediaProbe: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case image, video, audio
    }

    package let kind: Kind
    /// Lower case, as the vendor names formats: `jpeg`, `png`, `webp`, `bmp`, `tiff`, `gif`, `heif`, `mp4`, `mov`,
    /// `wav`, `mp3`, or ffmpeg's own name for anything else.
    package let format: String
    /// Upright, orientation applied; nil for sound.
    package let width: Int?
    package let height: Int?
    /// Nil for pictures.
    package let durationSeconds: Double?
    package let framesPerSecond: Double?
    package let videoCodec: String?
    package let audioCodec: String?

    package init(
        kind: Kind, format: String, width: Int?, height: Int?, durationSeconds: Double?, framesPerSecond: Double?,
        videoCodec: String?, audioCodec: String?
    ) {
        self.kind = kind
        self.format = format
        self.width = width
        self.height = height
        self.durationSeconds = durationSeconds
        self.framesPerSecond = framesPerSecond
        self.videoCodec = videoCodec
        self.audioCodec = audioCodec
    }
}
