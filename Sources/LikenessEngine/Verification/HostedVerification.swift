// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Logging

/// What the hosted page does. Everything is found by the secret in the link; from consent on, the device's cookie is
/// needed too. Throws `RuleViolation.hostedPage`.
package struct HostedVerification: Sendable {
    private let store: any LikenessStore
    private let judge: any LivenessJudge
    let sessions: SessionCourse
    private let secrets: SessionSecrets
    private let persons: PersonAccess
    private let configuration: EngineConfiguration.Verification
    private let time: any TimeSource
    private let trouble: TroubleLog
    let moves: DeviceMoves

    init(
        store: any LikenessStore, judge: any LivenessJudge, secrets: SessionSecrets, persons: PersonAccess,
        configuration: EngineConfiguration.Verification, lockout: Lockout, moves: DeviceMoves, time: any TimeSource,
        logger: Logger
    ) {
        self.moves = moves
        self.store = store
        self.judge = judge
        self.secrets = secrets
        self.persons = persons
        self.configuration = configuration
        self.time = time
        self.trouble = TroubleLog("checks of persons", time: time, logger: logger)
        self.sessions = SessionCourse(
            store: store, judge: judge, secrets: secrets, lockout: lockout, time: time)
    }

    /// What the page shows. Reading changes nothing but `created` to `opened`: messengers open links to preview them.
    /// - Parameter device: what the device's cookie says; another one than the bound one isn't sent back to the client.
    package func page(link: Secret, device: Secret? = nil) async throws -> VerificationPage {
        var session = try await current(link)
        if session.state == .created {
            session.state = .opened
            do {
                session = try await sessions.advance(session)
            } catch let error as StoreError where error.code == .conflict {
                session = try await current(link)
            }
        }
        return try await page(of: session, on: device)
    }

    /// Records consent and binds the session to the device.
    /// - Returns: the device's secret for its cookie. Again from the same device: the same session goes on.
    package func giveConsent(
        link: Secret, device: Secret?, textVersion: String, textHash: String, language: String
    ) async throws -> Secret {
        try await changing(link) { session in
            try checkHosted(session)
            if session.deviceDigest != nil {
                try check(device, of: session)
                guard let device else { throw problem(.otherDevice) }
                return device
            }
            let secret = Secret.random()
            var bound = session
            bound.state = .consented
            bound.deviceDigest = TokenDigest(of: secret)
            bound.consent = ConsentRecord(
                collectedBy: .likeness, textVersion: textVersion, textHash: textHash, language: language,
                givenAt: time.now)
            _ = try await sessions.advance(bound)
            return secret
        }
    }

    /// The other server that has this session's running try; nil when there is none.
    package func otherServer(ofTry link: Secret) async throws -> String? {
        guard let session = try await store.session(linkToken: TokenDigest(of: link)), session.state == .capturing,
            session.tryServer != configuration.serverAddress
        else { return nil }
        return session.tryServer
    }

    /// Starts a try with a challenge chosen now. One that runs and has had frames is lost by it; one without goes on
    /// with its challenge and its clock.
    /// - Parameter address: the person's, as text; nil where it can't be told.
    /// - Throws: also `RuleViolation.lockedOut`.
    package func beginTry(link: Secret, device: Secret?, from address: String? = nil) async throws -> LivenessTry {
        try await changing(link) { session in
            try checkHosted(session)
            try check(device, of: session)
            try await sessions.lockout.check(
                Lockout.Subject(link: session.linkTokenDigest, address: address))
            try await checkJudge()
            let nonce = Secret.random()
            if session.state == .capturing, let challenge = sessions.tries.reopen(session.id, nonce: nonce) {
                return makeTry(nonce, challenge)
            }
            var capturing = session
            if session.state == .capturing, sessions.tries.isRunning(session.id) {
                capturing = try await sessions.failTry(session, because: .framesOutOfOrder)
                guard !capturing.state.isFinal else { throw problem(.sessionOver) }
            }
            capturing.state = .capturing
            capturing.tryServer = configuration.serverAddress
            let challenge = configuration.challenge ?? RandomChallenge.make()
            _ = try await sessions.advance(capturing)
            await judge.begin(session.id, challenge: challenge, now: time.now)
            sessions.tries.begin(session.id, nonce: nonce, challenge: challenge, from: address)
            return makeTry(nonce, challenge)
        }
    }

    /// Hands the next frames of the running try to the judge.
    /// - Parameters:
    ///   - nonce: that of `beginTry`; another one is `.noTryRunning`.
    ///   - frames: called once it is known that they may be sent: strangers' are not even read.
    package func submit(
        nonce: Secret, link: Secret, device: Secret?, frames: () async throws -> [LivenessFrame]
    ) async throws -> LivenessAnswer {
        let session = try await unfinished(link)
        try checkHosted(session)
        try check(device, of: session)
        guard session.state == .capturing, sessions.tries.isRunning(nonce, of: session.id) else {
            throw problem(.noTryRunning)
        }
        let frames = try await frames()
        // Another try may have begun while they came.
        guard sessions.tries.accept(nonce, of: session.id) else { throw problem(.noTryRunning) }
        let verdict: LivenessVerdict
        do {
            verdict = try await judge.submit(frames, of: session.id, now: time.now)
        } catch {
            throw problem(.busy)
        }
        if case .continuing(let progress) = verdict { return .continuing(progress) }
        do {
            return .ended(try await page(of: sessions.conclude(session, with: verdict), on: device))
        } catch let error as StoreError where error.code == .conflict {
            // Ended or expired while the judge looked: what the store says holds.
            return .ended(try await page(of: current(link), on: device))
        }
    }

    /// The person gives up: the session ends as failed.
    package func cancel(link: Secret, device: Secret?) async throws -> VerificationPage {
        try await changing(link) { session in
            try check(device, of: session)
            return try await page(of: sessions.cancel(session), on: device)
        }
    }
}

extension HostedVerification {
    /// What this server lacks costs nobody a try.
    private func checkJudge() async throws {
        do {
            try await judge.check()
            trouble.worked()
        } catch {
            trouble.failed(error)
            throw problem(.unavailable)
        }
    }

    /// Runs `change` on the unfinished session, again when somebody else changed it meanwhile.
    func changing<Result>(_ link: Secret, _ change: (VerificationSession) async throws -> Result)
        async throws -> Result
    {
        for _ in 0..<4 {
            do {
                return try await change(unfinished(link))
            } catch let error as StoreError where error.code == .conflict {
                continue
            }
        }
        throw problem(.busy)
    }

    func unfinished(_ link: Secret) async throws -> VerificationSession {
        let session = try await current(link)
        guard !session.state.isFinal else { throw problem(.sessionOver) }
        return session
    }

    /// The session as it is now; one whose time is over ends here if nobody has ended it yet.
    private func current(_ link: Secret) async throws -> VerificationSession {
        let digest = TokenDigest(of: link)
        guard let session = try await store.session(linkToken: digest) else { throw problem(.unknownLink) }
        guard !session.state.isFinal, session.expiresAt <= time.now, session.upstream == nil else { return session }
        do {
            return try await sessions.expire(session)
        } catch let error as StoreError where error.code == .conflict {
            guard let ended = try await store.session(linkToken: digest) else { throw problem(.unknownLink) }
            return ended
        }
    }

    /// There is no camera of ours in a session that a provider checks.
    func checkHosted(_ session: VerificationSession) throws {
        guard session.upstream == nil else { throw problem(.noTryRunning) }
    }

    func check(_ device: Secret?, of session: VerificationSession) throws {
        guard session.deviceDigest != nil else { throw problem(.consentMissing) }
        guard !isElsewhere(session, from: device) else { throw problem(.otherDevice) }
    }

    /// Whether a device is bound, and it isn't this one.
    func isElsewhere(_ session: VerificationSession, from device: Secret?) -> Bool {
        guard let digest = session.deviceDigest else { return false }
        guard let device else { return true }
        return !ConstantTime.equal(Array(TokenDigest(of: device).hex.utf8), Array(digest.hex.utf8))
    }

    func page(of session: VerificationSession, on device: Secret?) async throws -> VerificationPage {
        let isElsewhere = isElsewhere(session, from: device)
        let continueURL =
            session.state.isFinal && !isElsewhere
            ? ReturnAddress(session: session, bytedToken: try secrets.bytedToken(of: session)).text : nil
        var ownPage: Secret?
        if let group = session.group, session.deviceDigest != nil, !isElsewhere {
            ownPage = try await persons.address(of: group, account: session.account)
        }
        return VerificationPage(
            session: session.id, state: session.state,
            accountName: try await store.account(session.account)?.name ?? "", project: session.project,
            expiresAt: session.expiresAt, triesLeft: session.triesLeft, lastFailure: session.lastFailure,
            isElsewhere: isElsewhere, isRemote: session.upstream != nil, continueURL: continueURL,
            ownPage: ownPage, isMoveAsked: try await isMoveAsked(session, isElsewhere: isElsewhere))
    }

    private func makeTry(_ nonce: Secret, _ challenge: [ChallengeStep]) -> LivenessTry {
        LivenessTry(
            nonce: nonce, challenge: challenge, secondsInAll: configuration.secondsInAll,
            secondsPerStep: configuration.secondsPerStep)
    }

    func problem(_ problem: HostedPageProblem) -> RuleViolation { .hostedPage(problem) }

    /// For the expirer, which shares the running tries.
    var course: SessionCourse { sessions }
}
