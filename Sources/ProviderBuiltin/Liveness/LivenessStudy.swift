// SPDX-License-Identifier: Apache-2.0

package import FaceAnalysis
package import LikenessCore

/// What the judge measures in a film, for publishing how far films lie from the thresholds.
package struct LivenessStudy: Sendable, Equatable {
    /// The verdict after the last frame; nil when the try was still going on.
    package let verdict: LivenessVerdict?
    /// The greatest of the film: depth of the surface over the eyes' distance, as counted for a turn; degrees of a turn.
    package let depth: Double
    package let turn: Double
    /// The smallest: how far the surface was tilted, 1 for not at all.
    package let squeeze: Double
    /// How far the faces of the film lie from `person` at most.
    package let distance: Float

    package static let leastDepth = LivenessRules().leastDepth
    package static let flatSqueeze = LivenessRules().flatSqueeze

    /// Measures every frame, also after a verdict.
    /// - Parameters:
    ///   - pictures: 15 a second.
    ///   - person: whose film it is.
    package init(
        of pictures: [Picture], challenge: [ChallengeStep], person: FaceTemplate, analyzer: FaceAnalyzer
    ) async throws {
        self = try await analyzer.run { engine in
            try Self(of: pictures, challenge: challenge, person: person, engine: engine)
        }
    }

    private init(
        of pictures: [Picture], challenge: [ChallengeStep], person: FaceTemplate, engine: FaceEngine
    ) throws {
        let rules = LivenessRules()
        let start = Timestamp(seconds: 0)
        var course = LivenessCourse(
            challenge: challenge, rules: rules, limits: LivenessLimits(), threshold: 0.5, now: start)
        var meter = try FrameMeter()
        var verdict: LivenessVerdict?
        var figures = (depth: 0.0, turn: 0.0, squeeze: 1.0, distance: Float(0))
        for (index, picture) in pictures.enumerated() {
            let capturedAt = index * 1000 / 15
            let (measurement, face) = try meter.measure(picture, capturedAt: capturedAt, engine: engine)
            if let surface = measurement.surface, surface.cornersLeft >= rules.cornersForDepth {
                figures.depth = max(figures.depth, surface.depth)
                figures.turn = max(figures.turn, abs(surface.turn ?? 0))
                figures.squeeze = min(figures.squeeze, surface.squeeze)
            }
            if let seen = measurement.face.flatMap({ FaceTemplate(values: $0.descriptor) }) {
                figures.distance = max(figures.distance, person.distance(to: seen))
            }
            guard verdict == nil else { continue }
            let said = course.take(measurement, now: start + .milliseconds(capturedAt))
            if case .continuing = said {} else { verdict = said }
            if course.wantsAnchor, let face { try meter.anchor(at: face, in: picture) }
        }
        self.verdict = verdict
        (depth, turn, squeeze, distance) = figures
    }
}
