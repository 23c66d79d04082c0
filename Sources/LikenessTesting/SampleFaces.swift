// SPDX-License-Identifier: Apache-2.0

package import FaceAnalysis
package import LikenessCore
import MediaTools
package import PortraitFilms

/// The sample portraits and models that `make setup` puts under `var/`.
package enum SampleFaces {
    /// `biden` is one person, the others are another.
    package enum Portrait: String, Sendable, CaseIterable {
        case obama, obama2, obama3, biden

        package var path: String { SampleFaces.folder + "/portraits/\(rawValue).jpg" }
    }

    private static let folder = String(String(#filePath).split(separator: "/Sources/")[0]) + "/var"

    package static let modelsDirectory = folder + "/models"

    /// One for all tests: its engines are loaded once.
    package static let analyzer: FaceAnalyzer = FaceAnalyzer(modelsDirectory: modelsDirectory, workers: 2)

    /// A person before a film's camera.
    package static func person(
        _ portrait: Portrait, faceWidth: Double = 200, middle: (x: Double, y: Double) = (0.5, 0.5),
        frameWidth: Int = PortraitFilm.width
    ) async throws -> FilmPortrait {
        try await FilmPortrait(
            path: portrait.path, analyzer: analyzer, faceWidth: faceWidth, middle: middle, frameWidth: frameWidth)
    }

    /// The numbers that describe the one face of a portrait.
    package static func template(of portrait: Portrait) async throws -> FaceTemplate {
        let frame = try await MediaTools().decodePicture(portrait.path, longestSide: 1280)
        guard let picture = Picture(width: frame.width, height: frame.height, rgb: frame.rgb),
            let face = try await analyzer.faces(in: picture, describing: true).first,
            let template = FaceTemplate(values: face.descriptor)
        else { throw PortraitFilmError.notOneFace(path: portrait.path) }
        return template
    }
}
