// SPDX-License-Identifier: Apache-2.0

/// What a video task made.
package struct VideoReport: Sendable, Equatable, Codable {
    package let video: FileID
    package let thumbnail: FileID
    package let lastFrame: FileID?
    package let size: PixelSize
    package let seconds: Double
    package let seed: Int64
    package let expiresAt: Timestamp

    package init(
        video: FileID, thumbnail: FileID, lastFrame: FileID?, size: PixelSize, seconds: Double, seed: Int64,
        expiresAt: Timestamp
    ) {
        self.video = video
        self.thumbnail = thumbnail
        self.lastFrame = lastFrame
        self.size = size
        self.seconds = seconds
        self.seed = seed
        self.expiresAt = expiresAt
    }
}
