// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How a session moves: its tries in memory, its states in the store.
struct SessionCourse: Sendable {
    let tries = RunningTries()
    private let store: any LikenessStore
    private let judge: any LivenessJudge
    private let endings: SessionEndings
    let lockout: Lockout

    init(
        store: any LikenessStore, judge: any LivenessJudge, secrets: SessionSecrets, lockout: Lockout,
        time: any TimeSource
    ) {
        self.store = store
        self.lockout = lockout
        self.judge = judge
        self.endings = SessionEndings(
            store: store, sealer: secrets.sealer, address: secrets.address, time: time)
    }

    /// Writes a change that doesn't end the session.
    /// - Returns: the session with the revision that it has now.
    /// - Throws: `StoreError` `.conflict` when somebody else changed it.
    func advance(_ session: VerificationSession) async throws -> VerificationSession {
        try await store.advanceSession(session)
        var written = session
        written.revision += 1
        return written
    }

    /// Acts on a verdict that ends a try.
    func conclude(_ session: VerificationSession, with verdict: LivenessVerdict) async throws -> VerificationSession {
        switch verdict {
        case .continuing: return session
        case .failed(let failure): return try await failTry(session, because: failure)
        case .passed(let template):
            tries.end(session.id)
            return try await endings.verify(session, template: template)
        }
    }

    /// Takes a try away; with none left the session ends.
    func failTry(_ session: VerificationSession, because failure: VerificationFailure) async throws
        -> VerificationSession
    {
        let subject = Lockout.Subject(link: session.linkTokenDigest, address: tries.address(of: session.id))
        await drop(session.id)
        EngineMetrics.tryFailed(failure)
        try await lockout.noteFailure(of: subject)
        var failed = session
        failed.triesLeft = max(0, session.triesLeft - 1)
        if failed.triesLeft == 0 { return try await endings.fail(failed, because: failure) }
        failed.state = .consented
        failed.lastFailure = failure
        return try await advance(failed)
    }

    func cancel(_ session: VerificationSession) async throws -> VerificationSession {
        await drop(session.id)
        return try await endings.fail(session, because: .cancelledByPerson)
    }

    func expire(_ session: VerificationSession) async throws -> VerificationSession {
        await drop(session.id)
        return try await endings.expire(session)
    }

    private func drop(_ session: SessionID) async {
        tries.end(session)
        await judge.cancel(session)
    }
}
