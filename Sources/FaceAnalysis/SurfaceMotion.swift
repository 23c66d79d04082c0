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

    /// Degrees by which the head has turned about its vertical axis since the start, from how the nose moved against
    /// the eyes; positive is towards the person's own left. Nil when the corners around them are lost. A tilted print
    /// can seem to turn, too.
    package let turn: Double?
    /// Distance between the eyes' outer corners at the start, in pixels: a steadier measure than the face's box.
    package let eyeDistance: Double

    package init(
        corners: (followed: Int, started: Int), residual: Double, squeeze: Double, step: Double, turn: Double?,
        eyeDistance: Double
    ) {
        self.followed = corners.followed
        self.started = corners.started
        self.residual = residual
        self.squeeze = squeeze
        self.step = step
        self.turn = turn
        self.eyeDistance = eyeDistance
    }
}
