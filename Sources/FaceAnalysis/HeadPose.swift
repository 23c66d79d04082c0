// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where a head is turned, estimated from dlib's five points. Good for telling left from right and a turn from none;
/// it is no proof of depth: see `SurfaceTracker`.
package struct HeadPose: Sendable, Equatable {
    /// How far the base of the nose stands before the eyes' outer corners, in widths between these corners. A usual
    /// adult measure; faces differ by some fifth of it, and the angle with them.
    private static let noseDepth = 0.4

    /// Degrees about the vertical axis; positive is towards the person's own left, picture right.
    package let yaw: Double
    /// Degrees by which the eyes' line is slanted.
    package let roll: Double

    package init(yaw: Double, roll: Double) {
        self.yaw = yaw
        self.roll = roll
    }

    /// Nil when there aren't five landmarks, or the eyes are in one place.
    package init?(_ face: Face) {
        guard face.landmarks.count == 5 else { return nil }
        let (right, left, nose) = (face.landmarks[0], face.landmarks[2], face.landmarks[4])
        let (dx, dy) = (right.x - left.x, right.y - left.y)
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return nil }
        let middle = Face.Point(
            x: face.landmarks[0..<4].reduce(0) { $0 + $1.x } / 4, y: face.landmarks[0..<4].reduce(0) { $0 + $1.y } / 4)
        let offset = ((nose.x - middle.x) * dx + (nose.y - middle.y) * dy) / squared
        self.yaw = Self.yaw(noseOffset: offset)
        self.roll = atan2(dy, dx) * 180 / .pi
    }

    /// Degrees, from how far the base of the nose is off the middle of the eyes, in widths between their corners.
    static func yaw(noseOffset: Double) -> Double {
        atan2(noseOffset, noseDepth) * 180 / .pi
    }
}
