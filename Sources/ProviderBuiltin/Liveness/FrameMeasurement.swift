// SPDX-License-Identifier: Apache-2.0

/// What was measured in one frame. The course of a try is judged from these alone.
struct FrameMeasurement: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        case noFace
        case severalFaces
        case face(FaceMeasurement)
    }

    /// Milliseconds by the page's clock.
    let capturedAt: Int
    let content: Content
    /// Nil when no surface is followed.
    let surface: SurfaceMeasurement?

    var face: FaceMeasurement? {
        if case .face(let face) = content { face } else { nil }
    }
}

struct FaceMeasurement: Sendable, Equatable {
    /// The box's width over the picture's shorter side.
    var widthShare: Double
    var isCutOff = false
    var sharpness: Double
    var brightness: Double
    /// The box's middle over the picture's shorter side.
    var x: Double
    var y: Double
    /// From dlib's five points; positive to the person's left.
    var yaw: Double
    var descriptor: [Float]
}

/// How the face's surface stands against the last straight look.
struct SurfaceMeasurement: Sendable, Equatable {
    /// Degrees, positive to the person's left; nil when the corners around nose and eyes are lost.
    var turn: Double?
    /// Distance to the best plane over the distance between the eyes' outer corners.
    var depth: Double
    var squeeze: Double
    /// Share of the corners that are still followed.
    var cornersLeft: Double
}
