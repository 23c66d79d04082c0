// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What the hosted page does. Everything is found by the secret in the link; from consent on, the device's cookie is
/// needed too. Throws `RuleViolation.hostedPage`.
package struct HostedVerification: Sendable {
    /// What the page shows. Reading changes nothing but `created` to `opened`: messengers open links to preview them.
    package func page(link: Secret) async throws -> VerificationPage {
        fatalError("engine")
    }

    /// Records consent and binds the session to the device.
    /// - Returns: the device's secret for its cookie. Again from the same device: the same session goes on.
    package func giveConsent(
        link: Secret, device: Secret?, textVersion: String, textHash: String, language: String
    ) async throws -> Secret {
        fatalError("engine")
    }

    /// Starts a try with a challenge chosen now.
    package func beginTry(link: Secret, device: Secret?) async throws -> LivenessTry {
        fatalError("engine")
    }

    /// Hands the next frames of the running try to the judge.
    /// - Parameter nonce: that of `beginTry`; another one is `.noTryRunning`.
    package func submit(_ frames: [LivenessFrame], nonce: Secret, link: Secret, device: Secret?) async throws
        -> LivenessAnswer
    {
        fatalError("engine")
    }

    /// The person gives up: the session ends as failed.
    package func cancel(link: Secret, device: Secret?) async throws -> VerificationPage {
        fatalError("engine")
    }
}

/// What the hosted page shows of a session.
package struct VerificationPage: Sendable, Equatable {
    package let session: SessionID
    package let state: SessionState
    package let accountName: String
    package let project: ProjectName
    package let expiresAt: Timestamp
    package let triesLeft: Int
    package let lastFailure: VerificationFailure?
    /// Where the browser goes when the session is over, with the vendor's query appended; nil before.
    package let continueURL: String?

    package init(
        session: SessionID, state: SessionState, accountName: String, project: ProjectName, expiresAt: Timestamp,
        triesLeft: Int, lastFailure: VerificationFailure?, continueURL: String?
    ) {
        self.session = session
        self.state = state
        self.accountName = accountName
        self.project = project
        self.expiresAt = expiresAt
        self.triesLeft = triesLeft
        self.lastFailure = lastFailure
        self.continueURL = continueURL
    }
}

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
