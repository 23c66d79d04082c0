// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessCore

/// One try's state: what came in, what is followed, how far it is. A value, so that a batch that could not be looked at
/// leaves it as it was. It holds no pictures but the tracker's last one.
struct LivenessRun: Sendable {
    let begunAt: Timestamp
    var lastHeardAt: Timestamp
    var gate: FrameGate
    private var course: LivenessCourse
    /// Made with the first frame: a try without frames costs nothing.
    private var meter: FrameMeter?

    init(gate: FrameGate, course: LivenessCourse, begunAt: Timestamp) {
        self.gate = gate
        self.course = course
        self.begunAt = begunAt
        self.lastHeardAt = begunAt
    }

    var verdict: LivenessVerdict { course.verdict }
    var hasSeenFace: Bool { course.hasSeenFace }

    func failure(now: Timestamp) -> VerificationFailure? { course.failure(now: now) }

    /// Measures and judges the pictures one after another, up to a verdict. On the engine's thread.
    mutating func take(
        _ pictures: [(picture: Picture, capturedAt: Int)], engine: FaceEngine, now: Timestamp
    ) throws(FaceAnalysisError) -> LivenessVerdict {
        var meter = try startedMeter()
        defer { self.meter = meter }
        for (picture, capturedAt) in pictures {
            let (measurement, face) = try meter.measure(picture, capturedAt: capturedAt, engine: engine)
            let verdict = course.take(measurement, now: now)
            guard case .continuing = verdict else { return verdict }
            if course.wantsAnchor, let face { try meter.anchor(at: face, in: picture) }
        }
        return course.verdict
    }

    private func startedMeter() throws(FaceAnalysisError) -> FrameMeter {
        if let meter { return meter }
        return try FrameMeter()
    }
}
