// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// A try that has begun. The page shows one step at a time, as the answers say.
package struct LivenessTry: Sendable, Equatable {
    /// Goes with every batch of frames; good for this try only.
    package let nonce: Secret
    package let challenge: [ChallengeStep]
    /// Whole seconds for the whole try and for one step.
    package let secondsInAll: Int
    package let secondsPerStep: Int

    package init(nonce: Secret, challenge: [ChallengeStep], secondsInAll: Int, secondsPerStep: Int) {
        self.nonce = nonce
        self.challenge = challenge
        self.secondsInAll = secondsInAll
        self.secondsPerStep = secondsPerStep
    }
}

package enum LivenessAnswer: Sendable, Equatable {
    case continuing(LivenessProgress)
    /// The try is over, with or without the session: the page shows `page`.
    case ended(VerificationPage)
}
