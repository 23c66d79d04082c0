// SPDX-License-Identifier: Apache-2.0

internal import CPortraitFilms
package import FaceAnalysis

/// A person before the camera: a portrait cut to a film's frame, at twice its size, and where the head is in it.
package struct FilmPortrait: Sendable {
    let stage: Picture
    let head: cpf_head

    /// - Parameters:
    ///   - path: a portrait with one face.
    ///   - faceWidth: of the face's box, in the film's pixels.
    ///   - middle: where the box's middle comes to lie, as shares of width and height.
    ///   - frameWidth: of the frame that is filled, in the film's pixels.
    package init(
        path: String, analyzer: FaceAnalyzer, faceWidth: Double = 200, middle: (x: Double, y: Double) = (0.5, 0.5),
        frameWidth: Int = PortraitFilm.width
    ) async throws {
        let portrait = try await PortraitFile(path: path).decoded()
        let faces = try await analyzer.faces(in: portrait, describing: false)
        guard faces.count == 1, faces[0].landmarks.count == 5 else { throw PortraitFilmError.notOneFace(path: path) }
        let box = faces[0].box
        let scale = 2 * faceWidth / Double(box.width)
        let (width, height) = (2 * frameWidth, 2 * PortraitFilm.height)
        let left = Double(box.left) + Double(box.width) / 2 - middle.x * Double(width) / scale
        let top = Double(box.top) + Double(box.height) / 2 - middle.y * Double(height) / scale
        self.stage = try Picture.drawn(width: width, height: height) { rgb in
            portrait.borrowed { cpf_cut($0, left, top, scale, Int32(width), Int32(height), rgb) }
        }
        self.head = cpf_head(faces[0]).moved(left: left, top: top, scale: scale)
    }

    /// The person with the head turned, positive to the person's left.
    func turned(by yaw: Double) throws(PortraitFilmError) -> Picture {
        try Picture.drawn(width: stage.width, height: stage.height) { rgb in
            stage.borrowed { cpf_turn_head($0, head, yaw, rgb) }
        }
    }
}

extension cpf_head {
    /// From dlib's five points; the eyes' outer corners are the first and the third, the nose the last.
    init(_ face: Face) {
        let (one, other, nose) = (face.landmarks[0], face.landmarks[2], face.landmarks[4])
        let (dx, dy) = (one.x - other.x, one.y - other.y)
        self.init(
            x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, unit: (dx * dx + dy * dy).squareRoot(), nose_x: nose.x,
            nose_y: nose.y)
    }

    func moved(left: Double, top: Double, scale: Double) -> cpf_head {
        cpf_head(
            x: (x - left) * scale, y: (y - top) * scale, unit: unit * scale, nose_x: (nose_x - left) * scale,
            nose_y: (nose_y - top) * scale)
    }
}
