// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessCore
import MediaTools

/// Whose face a picture or clip shows.
struct FaceReview: Sendable {
    /// Pictures are searched at this size: faces of a twelfth of the shorter side are found.
    static let longestSide = 1280
    /// Below it the detector saw a pattern, not a face: 0.06 at most in drawings, 0.6 at least in portraits that are
    /// half covered (docs/face-accuracy.md).
    private static let leastConfidence = 0.1

    let faces: FaceAnalyzer
    /// Euclidean distance up to which two faces are one person's.
    let threshold: Double

    /// For a person's picture: exactly that person.
    func rejection(of frame: RawFrame, person: FaceTemplate) async throws -> AssetRejection? {
        let found = try await describe(frame)
        guard let face = found.first else { return .noFace }
        guard found.count == 1 else { return .multipleFaces }
        return isSame(face, person) ? nil : .faceMismatch
    }

    /// For a person's clip: them in most pictures, and nobody else as the main face of any.
    func rejection(of frames: some AsyncSequence<RawFrame, any Error>, person: FaceTemplate) async throws
        -> AssetRejection?
    {
        var seen = 0
        var count = 0
        for try await frame in frames {
            count += 1
            guard let main = try await describe(frame).first else { continue }
            guard isSame(main, person) else { return .faceMismatch }
            seen += 1
        }
        return seen * 2 > count ? nil : .noFace
    }

    /// For a virtual person: nobody of those who are verified.
    func rejection(of frames: some AsyncSequence<RawFrame, any Error>, nobodyOf persons: [FaceTemplate]) async throws
        -> AssetRejection?
    {
        guard !persons.isEmpty else { return nil }
        for try await frame in frames {
            for face in try await describe(frame) where persons.contains(where: { isSame(face, $0) }) {
                return .realPerson
            }
        }
        return nil
    }

    func showsFace(_ frames: some AsyncSequence<RawFrame, any Error>) async throws -> Bool {
        for try await frame in frames {
            let found = try await faces.faces(in: try picture(frame), describing: false)
            if found.contains(where: Self.isFace) { return true }
        }
        return false
    }

    private func describe(_ frame: RawFrame) async throws -> [Face] {
        try await faces.faces(in: try picture(frame), describing: true).filter(Self.isFace)
    }

    private static func isFace(_ found: Face) -> Bool { found.confidence >= leastConfidence }

    private func picture(_ frame: RawFrame) throws -> Picture {
        guard let picture = Picture(width: frame.width, height: frame.height, rgb: frame.rgb) else {
            throw FaceAnalysisError.analysisFailed
        }
        return picture
    }

    private func isSame(_ face: Face, _ person: FaceTemplate) -> Bool {
        guard let template = FaceTemplate(values: face.descriptor) else { return false }
        return Double(template.distance(to: person)) <= threshold
    }
}
