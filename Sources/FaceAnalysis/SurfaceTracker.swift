// SPDX-License-Identifier: Apache-2.0

internal import CFaceAnalysis
import Synchronization

/// Follows up to 200 corners of a face from picture to picture and tells how far they are from lying in one plane.
///
/// A print that is tilted moves by a planar homography about any axis; a head does not, since its parts have
/// different depths. Yaw from five points cannot tell the two apart when the axis is slanted.
package final class SurfaceTracker: Sendable {
    private struct Handle: ~Copyable {
        let pointer: OpaquePointer

        init() throws(FaceAnalysisError) {
            var made: OpaquePointer?
            guard cfa_tracker_create(&made) == CFA_OK.status, let made else { throw .analysisFailed }
            self.pointer = made
        }

        deinit {
            cfa_tracker_destroy(pointer)
        }
    }

    private let handle: Mutex<Handle>

    package init() throws(FaceAnalysisError) {
        self.handle = Mutex(try Handle())
    }

    /// Chooses corners on `face` and follows them from here on.
    package func start(at face: Face, in picture: Picture) throws(FaceAnalysisError) {
        var plain = face.plain
        try handle.withLock { handle throws(FaceAnalysisError) in
            try picture.lend { cfa_tracker_start(handle.pointer, $0, &plain) }
        }
    }

    /// Follows the corners into the next picture, which must have the size of the first.
    package func follow(into picture: Picture) throws(FaceAnalysisError) -> SurfaceMotion {
        var motion = cfa_motion()
        try handle.withLock { handle throws(FaceAnalysisError) in
            try picture.lend { cfa_tracker_follow(handle.pointer, $0, &motion) }
        }
        return SurfaceMotion(
            corners: (Int(motion.followed), Int(motion.started)), residual: motion.residual, squeeze: motion.squeeze,
            step: motion.step, turn: motion.parallax.isNaN ? nil : HeadPose.yaw(noseOffset: motion.parallax),
            eyeDistance: motion.eyes)
    }
}
