// SPDX-License-Identifier: Apache-2.0

import Foundation
package import LikenessCore

/// Gives the verdicts that a test has laid out, in order.
package actor ScriptedJudge: LivenessJudge {
    package private(set) var begun: [(session: SessionID, challenge: [ChallengeStep])] = []
    package private(set) var cancelled: [SessionID] = []
    private var verdicts: [LivenessVerdict] = []
    private var overdue: [(session: SessionID, failure: VerificationFailure)] = []
    private var isBusy = false
    private var isBroken = false

    package func answer(_ verdicts: LivenessVerdict...) { self.verdicts += verdicts }

    package func runOut(_ session: SessionID, because failure: VerificationFailure) {
        overdue.append((session, failure))
    }

    package func beBusy() { isBusy = true }
    package func beBroken() { isBroken = true }

    package func check() throws {
        if isBroken { throw ProviderError.final(code: "ModelsMissing") }
    }

    package func begin(_ session: SessionID, challenge: [ChallengeStep], now: Timestamp) {
        begun.append((session, challenge))
    }

    package func submit(_ frames: [LivenessFrame], of session: SessionID, now: Timestamp) throws(ProviderError)
        -> LivenessVerdict
    {
        if isBusy { throw .retry(after: nil) }
        return verdicts.isEmpty ? .failed(.framesOutOfOrder) : verdicts.removeFirst()
    }

    package func expire(now: Timestamp) -> [(session: SessionID, failure: VerificationFailure)] {
        defer { overdue = [] }
        return overdue
    }

    package func cancel(_ session: SessionID) { cancelled.append(session) }

    package static let face: FaceTemplate? = FaceTemplate(values: (0..<128).map { Float($0) / 128 })
}
