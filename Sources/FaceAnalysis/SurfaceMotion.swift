// SPDX-License-Identifier: Apache-2.0

/// How a followed surface has moved since its tracker was started.
package struct SurfaceMotion: Sendable, Equatable {
    /// How many corners are still followed, and how many there were.
    package let followed: Int
    package let started: Int
    /// 75th percentile of the corners' distance to the best planar homography, in pixels.
    package let residual: Double
    /// 1 for a surface seen as at the start; a plane tilted by an angle has about its cosine.
    package let squeeze: Double
    /// Median movement of the corners since the last picture, in pixels.
    package let step: Double

    package init(followed: Int, started: Int, residual: Double, squeeze: Double, step: Double) {
        self.followed = followed
        self.started = started
        self.residual = residual
        self.squeeze = squeeze
        self.step = step
    }
}
