// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The time limits of a try, by the server's clock, and what to say when one has passed.
struct TryClock: Sendable {
    private let limits: LivenessLimits
    private let begunAt: Timestamp
    private var lastUsableAt: Timestamp
    private var sinceUsable = ProblemTally()
    private var stepBegunAt: Timestamp?
    private var sinceStep = ProblemTally()

    init(limits: LivenessLimits, begunAt: Timestamp) {
        self.limits = limits
        self.begunAt = begunAt
        self.lastUsableAt = begunAt
    }

    var hasBegunSteps: Bool { stepBegunAt != nil }

    mutating func beginStep(now: Timestamp) {
        stepBegunAt = now
        sinceStep = ProblemTally()
    }

    mutating func note(_ problem: FrameProblem?, now: Timestamp) {
        sinceStep.note(problem)
        if problem == nil {
            lastUsableAt = now
            sinceUsable = ProblemTally()
        } else {
            sinceUsable.note(problem)
        }
    }

    /// - Parameter otherwise: why the step was not done although its frames were good.
    func failure(now: Timestamp, otherwise: VerificationFailure) -> VerificationFailure? {
        if now - lastUsableAt >= .seconds(limits.secondsWithoutFace) { return (sinceUsable.main ?? .noFace).failure }
        if let stepBegunAt, now - stepBegunAt >= .seconds(limits.secondsPerStep) {
            return sinceStep.main?.failure ?? otherwise
        }
        return now - begunAt >= .seconds(limits.secondsInAll) ? .tooSlow : nil
    }
}
