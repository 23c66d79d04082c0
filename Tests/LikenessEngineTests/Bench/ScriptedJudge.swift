// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore

/// Gives the verdicts that a test has laid out, in order.
actor ScriptedJudge: LivenessJudge {
    private(set) var begun: [(session: SessionID, challenge: [ChallengeStep])] = []
    private(set) var cancelled: [SessionID] = []
    private var verdicts: [LivenessVerdict] = []
    private var overdue: [(session: SessionID, failure: VerificationFailure)] = []
    private var isBusy = false

    func answer(_ verdicts: LivenessVerdict...) { self.verdicts += verdicts }

    func runOut(_ session: SessionID, because failure: VerificationFailure) {
        overdue.append((session, failure))
    }

    func beBusy() { isBusy = true }

    func begin(_ session: SessionID, challenge: [ChallengeStep], now: Timestamp) {
        begun.append((session, challenge))
    }

    func submit(_ frames: [LivenessFrame], of session: SessionID, now: Timestamp) throws(ProviderError)
        -> LivenessVerdict
    {
        if isBusy { throw .retry(after: nil) }
        return verdicts.isEmpty ? .failed(.framesOutOfOrder) : verdicts.removeFirst()
    }

    func expire(now: Timestamp) -> [(session: SessionID, failure: VerificationFailure)] {
        defer { overdue = [] }
        return overdue
    }

    func cancel(_ session: SessionID) { cancelled.append(session) }

    static let face: FaceTemplate? = FaceTemplate(values: (0..<128).map { Float($0) / 128 })
}
