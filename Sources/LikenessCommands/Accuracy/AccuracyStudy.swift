// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import Foundation
import LikenessCore
import MediaTools
import PortraitFilms
import ProviderBuiltin

/// Films of portraits and what is measured in them.
struct AccuracyStudy: Sendable {
    enum Film: Sendable, Hashable {
        case head
        /// Degrees by which the axis of the tilt is slanted.
        case tiltedPrint(axis: Double)
        case photo

        static let all: [Film] =
            [.head] + [0, 45, 90, 135].map { .tiltedPrint(axis: $0) } + [.photo]

        var name: String {
            switch self {
            case .head: "head, 25° in 0.6 s"
            case .tiltedPrint(let axis): "print, 50° about \(Int(axis))°"
            case .photo: "photo"
            }
        }
    }

    private static let challenge: [ChallengeStep] = [.left, .right, .center]
    private static let order: [HeadTurn] = [.left, .right, .center]
    let analyzer: FaceAnalyzer

    /// A table of the distances between the portraits.
    func distances(of names: [String], in folder: String) async throws -> [String] {
        var templates: [FaceTemplate] = []
        for name in names { templates.append(try await template("\(folder)/\(name).jpg")) }
        let head = ["| |" + names.map { " \($0) |" }.joined(), "|---|" + names.map { _ in "---|" }.joined()]
        return head
            + zip(names, templates).map { name, template in
                "| \(name) |" + templates.map { " \(Self.text(Double(template.distance(to: $0)), 2)) |" }.joined()
            }
    }

    /// What is measured in a film of a portrait.
    func measure(_ path: String, _ film: Film) async throws -> LivenessStudy {
        let person = try await FilmPortrait(path: path, analyzer: analyzer)
        let frames = try pictures(of: self.film(film, person))
        return try await LivenessStudy(
            of: frames, challenge: Self.challenge, person: try await template(path), analyzer: analyzer)
    }

    func row(_ name: String, _ film: Film, in folder: String) async throws -> String {
        let study = try await measure("\(folder)/\(name).jpg", film)
        return "| \(name): \(film.name) | \(Self.word(study.verdict)) | \(Self.text(100 * study.depth, 1)) % "
            + "| \(Self.text(study.turn, 0))° | \(Self.text(study.squeeze, 2)) | \(Self.text(Double(study.distance), 2)) |"
    }

    private func film(_ film: Film, _ person: FilmPortrait) -> PortraitFilm {
        switch film {
        case .head: .turningHead(of: person, course: TurnCourse(Self.order))
        case .tiltedPrint(let axis):
            .tiltedPrint(of: person, axis: axis, course: TurnCourse(Self.order, degrees: 50))
        case .photo: .photo(person, seconds: 3)
        }
    }

    private func pictures(of film: PortraitFilm) throws -> [Picture] {
        try (0..<film.frameCount).map { try film.picture($0) }
    }

    /// - Throws: `PortraitFilmError.notOneFace`, or why the file can't be read.
    func template(_ path: String) async throws -> FaceTemplate {
        let frame = try await MediaTools().decodePicture(path, longestSide: 1280)
        guard let picture = Picture(width: frame.width, height: frame.height, rgb: frame.rgb),
            case let faces = try await analyzer.faces(in: picture, describing: true), let face = faces.first,
            faces.count == 1,
            let template = FaceTemplate(values: face.descriptor)
        else { throw PortraitFilmError.notOneFace(path: path) }
        return template
    }

    private static func word(_ verdict: LivenessVerdict?) -> String {
        switch verdict {
        case .passed: "passed"
        case .failed(let failure): failure.rawValue
        case .continuing, nil: "no turn seen (then still_image)"
        }
    }

    private static func text(_ number: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", number)
    }
}
