// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis

/// Measures the frames of one try, one after another: the face in each, and the surface that is followed from the last
/// straight look on.
struct FrameMeter: Sendable {
    /// Under this the engine's fit says nothing.
    private static let fewestCorners = 24
    /// Without a face near by, every so many frames a smaller one is looked for: that takes four times as long.
    private static let framesToThoroughSearch = 5

    private let tracker: SurfaceTracker
    private var isAnchored = false
    private var framesWithoutFace = 0

    init() throws(FaceAnalysisError) {
        self.tracker = try SurfaceTracker()
    }

    /// - Returns: also the face, when there is just one, to anchor at.
    mutating func measure(
        _ picture: Picture, capturedAt: Int, engine: FaceEngine
    ) throws(FaceAnalysisError) -> (FrameMeasurement, Face?) {
        let surface = follow(into: picture)
        let faces = try distinctFaces(in: picture, engine: engine)
        let content: FrameMeasurement.Content
        switch faces.count {
        case 0: content = .noFace
        case 1: content = .face(try FaceMeasurement(engine.describe(faces[0], in: picture), in: picture))
        default: content = .severalFaces
        }
        let measurement = FrameMeasurement(capturedAt: capturedAt, content: content, surface: surface)
        return (measurement, faces.count == 1 ? faces[0] : nil)
    }

    /// Follows the surface of `face` from this picture on.
    mutating func anchor(at face: Face, in picture: Picture) throws(FaceAnalysisError) {
        try tracker.start(at: face, in: picture)
        isAnchored = true
    }

    /// Nil, until the next anchor, when the surface is lost or the picture has another size than before.
    private mutating func follow(into picture: Picture) -> SurfaceMeasurement? {
        guard isAnchored else { return nil }
        guard let motion = try? tracker.follow(into: picture), motion.followed >= Self.fewestCorners else {
            isAnchored = false
            return nil
        }
        return SurfaceMeasurement(motion)
    }

    /// The detector may find one face twice; a second one counts when its middle is outside the first.
    private mutating func distinctFaces(
        in picture: Picture, engine: FaceEngine
    ) throws(FaceAnalysisError) -> [Face] {
        var faces = try engine.faces(in: picture, search: .near)
        framesWithoutFace = faces.isEmpty ? framesWithoutFace + 1 : 0
        if framesWithoutFace > 0, framesWithoutFace % Self.framesToThoroughSearch == 0 {
            faces = try engine.faces(in: picture, search: .thorough)
        }
        guard let first = faces.first else { return [] }
        return [first] + faces.dropFirst().filter { !first.box.contains(middleOf: $0.box) }
    }
}

extension Face.Box {
    func contains(middleOf other: Face.Box) -> Bool {
        let (x, y) = (other.left + other.width / 2, other.top + other.height / 2)
        return x >= left && x < left + width && y >= top && y < top + height
    }
}

extension FaceMeasurement {
    init(_ face: Face, in picture: Picture) throws(FaceAnalysisError) {
        let quality = try face.quality(in: picture)
        let side = Double(min(picture.width, picture.height))
        self.init(
            widthShare: Double(face.box.width) / side, isCutOff: face.isCutOff(in: picture),
            sharpness: quality.sharpness, brightness: quality.brightness,
            x: (Double(face.box.left) + Double(face.box.width) / 2) / side,
            y: (Double(face.box.top) + Double(face.box.height) / 2) / side, yaw: HeadPose(face)?.yaw ?? 0,
            descriptor: face.descriptor)
    }
}

extension SurfaceMeasurement {
    init(_ motion: SurfaceMotion) {
        self.init(
            turn: motion.turn, depth: motion.residual / max(1, motion.eyeDistance), squeeze: motion.squeeze,
            cornersLeft: Double(motion.followed) / Double(max(1, motion.started)))
    }
}
