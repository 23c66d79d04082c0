// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// One picture of a try, as the page sent it.
package struct LivenessFrame: Sendable {
    /// Counts from 0 within the try, without gaps.
    package let sequence: Int
    /// The page's monotonic clock when it was taken, in milliseconds since the try began there.
    package let capturedAt: Int
    package let jpeg: Data

    package init(sequence: Int, capturedAt: Int, jpeg: Data) {
        self.sequence = sequence
        self.capturedAt = capturedAt
        self.jpeg = jpeg
    }
}

/// What to tell the person while a try goes on.
package struct LivenessProgress: Sendable, Equatable {
    package enum Hint: String, Sendable, Codable, CaseIterable {
        case noFace = "no_face"
        case severalFaces = "several_faces"
        case comeCloser = "come_closer"
        case centerFace = "center_face"
        case holdStill = "hold_still"
        case moreLight = "more_light"
        case turnFurther = "turn_further"
        case good
    }

    /// Which step of the challenge is asked for now, from 0.
    package let step: Int
    package let stepCount: Int
    package let hint: Hint
    /// How far the present step has come, 0 to 100.
    package let stepProgress: Int

    package init(step: Int, stepCount: Int, hint: Hint, stepProgress: Int) {
        self.step = step
        self.stepCount = stepCount
        self.hint = hint
        self.stepProgress = stepProgress
    }
}

package enum LivenessVerdict: Sendable, Equatable {
    case continuing(LivenessProgress)
    case passed(FaceTemplate)
    case failed(VerificationFailure)
}

/// Judges a try from its frames, which it keeps in memory only and drops.
package protocol LivenessJudge: Sendable {
    /// Whether tries can be judged at all.
    /// - Throws: where what is needed for it is missing on this server; no try is begun then, and none is lost.
    func check() async throws

    /// Starts a try; a running one of the same session is dropped.
    func begin(_ session: SessionID, challenge: [ChallengeStep], now: Timestamp) async

    /// Looks at the next frames of the session's try. After a verdict other than `continuing` the try is forgotten.
    /// - Parameter now: the server's time of arrival; time limits count by it.
    /// - Returns: `.failed(.framesOutOfOrder)` when there is no such try.
    /// - Throws: `.retry` when the server has no capacity now: the same frames may be sent again.
    func submit(_ frames: [LivenessFrame], of session: SessionID, now: Timestamp) async throws(ProviderError)
        -> LivenessVerdict

    /// Ends tries whose time is over although no frame came.
    /// - Returns: the sessions and why they failed.
    func expire(now: Timestamp) async -> [(session: SessionID, failure: VerificationFailure)]

    /// Drops the session's try, if any.
    func cancel(_ session: SessionID) async
}
