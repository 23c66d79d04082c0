// SPDX-License-Identifier: Apache-2.0

import LikenessCore

@testable import ProviderBuiltin

/// Feeds a course with measurements at fifteen a second.
struct CourseScript {
    /// When the try began.
    static let begin = Timestamp(seconds: 1_773_806_230)
    private static let milliseconds = 66
    private static let degreesAFrame = 3.0

    private var course: LivenessCourse
    private var capturedAt = 0
    private var turned = 0.0
    private(set) var verdict: LivenessVerdict
    /// Distance to the plane of whatever is turned by more than 5 degrees.
    var depth = 0.05
    /// Two numbers are two people.
    var person = 0

    init(_ challenge: [ChallengeStep]) {
        self.course = LivenessCourse(
            challenge: challenge, rules: LivenessRules(), limits: LivenessLimits(), threshold: 0.5,
            now: Self.begin)
        self.verdict = course.verdict
    }

    var progress: LivenessProgress? {
        if case .continuing(let progress) = verdict { progress } else { nil }
    }

    var failure: VerificationFailure? {
        if case .failed(let failure) = verdict { failure } else { nil }
    }

    /// What the clock says so long after the last frame.
    func failure(afterSeconds seconds: Double) -> VerificationFailure? {
        course.failure(now: now + .milliseconds(Int64(seconds * 1000)))
    }

    /// A second of looking straight and keeping still.
    mutating func lookStraight() { hold(surface: nil, frames: 14) }

    /// Turns the surface at a head's pace.
    mutating func turn(to degrees: Double) {
        while turned != degrees {
            let way = degrees - turned
            turned += max(-Self.degreesAFrame, min(Self.degreesAFrame, way))
            hold(surface: turned, frames: 1)
        }
    }

    mutating func hold(surface degrees: Double?, frames: Int) {
        for _ in 0..<frames {
            turned = degrees ?? turned
            take(.face(face), surface: degrees.map(surface))
        }
    }

    mutating func show(_ content: FrameMeasurement.Content, frames: Int) {
        for _ in 0..<frames { take(content, surface: surface(turned)) }
    }

    /// One frame of `content` while the surface stands at `degrees`.
    mutating func show(_ content: FrameMeasurement.Content, at degrees: Double) {
        turned = degrees
        take(content, surface: surface(degrees))
    }

    /// A face that is turned too little for a turn and too much for straight: only the time goes on.
    mutating func rest(seconds: Int) {
        for _ in 0..<seconds * 2 {
            capturedAt += 500 - Self.milliseconds
            take(.face(face), surface: surface(7))
        }
    }

    mutating func wait(milliseconds: Int) { capturedAt += milliseconds }

    private var now: Timestamp { Self.begin + .milliseconds(Int64(capturedAt)) }

    private var face: FaceMeasurement {
        var descriptor = [Float](repeating: 0, count: FaceTemplate.dimension)
        descriptor[person] = 1
        return FaceMeasurement(
            widthShare: 0.4, sharpness: 200, brightness: 120, x: 0.6, y: 0.5, yaw: 0, descriptor: descriptor)
    }

    private func surface(_ degrees: Double) -> SurfaceMeasurement {
        SurfaceMeasurement(turn: degrees, depth: abs(degrees) <= 5 ? 0 : depth, squeeze: 1, cornersLeft: 1)
    }

    private mutating func take(_ content: FrameMeasurement.Content, surface: SurfaceMeasurement?) {
        guard case .continuing = verdict else { return }
        capturedAt += Self.milliseconds
        verdict = course.take(
            FrameMeasurement(capturedAt: capturedAt, content: content, surface: surface), now: now)
    }
}
