// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The checks of sessions at the provider: opened, asked about, ended.
struct RemoteChecks: Sendable {
    enum Advance: Equatable {
        /// To be asked about again then.
        case again(at: Timestamp)
        case ended
    }

    /// A link that soon dies is not given out.
    private static let margin = Duration.seconds(60)
    /// A step 1 that takes longer is answered with "later": its client waits.
    private static let patience = Duration.seconds(20)
    let store: any LikenessStore
    let verifier: (any PersonVerifier)?
    let callbacks: CallbackLinks
    let endings: SessionEndings
    let configuration: EngineConfiguration.Verification
    let time: any TimeSource

    /// Opens a check for a session that is about to be made, or has to have another.
    /// - Throws: `RuleViolation.provider`.
    func open(for session: SessionID, project: ProjectName) async throws -> Sealed {
        guard let verifier else { throw RuleViolation.provider(.refused) }
        do {
            return try seal(try await open(at: verifier, for: session, project: project), session)
        } catch ProviderError.final {
            throw RuleViolation.provider(.refused)
        } catch ProviderError.retry(let pause) {
            throw RuleViolation.provider(.busy(retryAfter: pause))
        } catch ProviderError.outcomeUnknown {
            throw RuleViolation.provider(.busy(retryAfter: nil))
        }
    }

    private func open(at verifier: any PersonVerifier, for session: SessionID, project: ProjectName) async throws
        -> RemoteCheck
    {
        try await withThrowingTaskGroup(of: RemoteCheck.self) { group in
            group.addTask { try await call(verifier, for: session, project) }
            group.addTask {
                try await time.sleep(for: Self.patience)
                throw ProviderError.retry(after: nil)
            }
            defer { group.cancelAll() }
            guard let check = try await group.next() else { throw CancellationError() }
            return check
        }
    }

    private func call(_ verifier: any PersonVerifier, for session: SessionID, _ project: ProjectName) async throws
        -> RemoteCheck
    {
        let url = callbacks.url(for: session)
        let now = time.now
        return try await verifier.open(callbackURL: url, project: project, now: now)
    }

    /// The provider's page of the session's check; another check's if that one's link is too old.
    func link(of session: VerificationSession, opened: Bool) async throws -> Secret {
        guard let check = try check(of: session), let verifier, session.upstream == verifier.upstream,
            time.now - check.openedAt < verifier.linkLifetime - Self.margin
        else { return try await reopen(session) }
        if session.state == .created {
            var visited = session
            visited.state = .opened
            // If somebody else was faster, it has been opened all the same.
            do { try await store.advanceSession(visited) } catch { guard error.code == .conflict else { throw error } }
        }
        return check.link
    }

    /// Gives the session another check.
    func reopen(_ session: VerificationSession) async throws -> Secret {
        guard session.upstream == verifier?.upstream else { throw RuleViolation.provider(.refused) }
        var reopened = session
        let sealed = try await open(for: session.id, project: session.project)
        reopened.check = sealed
        reopened.state = .opened
        reopened.lastFailure = nil
        do {
            try await store.advanceSession(reopened)
        } catch {
            throw error.code == .conflict ? RuleViolation.hostedPage(.busy) : error
        }
        try await store.scheduleCheck(session.id, at: time.now + .seconds(5))
        guard let check = try check(of: reopened) else { throw RuleViolation.hostedPage(.busy) }
        return check.link
    }

    /// Asks the provider, and acts on what it says.
    /// - Throws: `StoreError` `.conflict` when the session changed meanwhile.
    func advance(_ session: VerificationSession) async throws -> Advance {
        switch try await verdict(of: session) {
        case .verified(let group, let requestID):
            guard let verifier else { return .again(at: session.expiresAt) }
            _ = try await endings.verify(session, at: verifier, group: group, requestID: requestID)
            return .ended
        case .failed: return try await failTry(session, because: .refusedByProvider)
        case .pending:
            if time.now >= lastQuestion(of: session) {
                _ = try await endings.expire(session)
                return .ended
            }
            if session.state == .capturing, let failure = session.lastFailure {
                return try await failTry(session, because: failure)
            }
            return .again(at: nextQuestion(of: session))
        }
    }

    private func verdict(of session: VerificationSession) async throws -> RemoteVerdict {
        guard let verifier, session.upstream == verifier.upstream, let check = try check(of: session) else {
            return .pending
        }
        do {
            return try await verifier.verdict(of: check.token, project: session.project)
        } catch {
            // Nothing is known; the provider has logged why.
            return .pending
        }
    }

    /// Takes a try away; with none left the session ends. Until there is another check, this one is still asked about:
    /// only the browser has said that it failed.
    private func failTry(_ session: VerificationSession, because failure: VerificationFailure) async throws -> Advance {
        EngineMetrics.tryFailed(failure)
        var failed = session
        failed.triesLeft = max(0, session.triesLeft - 1)
        if failed.triesLeft == 0 {
            _ = try await endings.fail(failed, because: failure)
            return .ended
        }
        failed.state = .consented
        failed.lastFailure = failure
        try await store.advanceSession(failed)
        return .again(at: nextQuestion(of: failed))
    }
}

// MARK: When

extension RemoteChecks {
    /// Whoever passed in the last moment is found by one question at the session's end and one after it.
    private func lastQuestion(of session: VerificationSession) -> Timestamp {
        session.expiresAt + min(.seconds(60), max(.seconds(5), configuration.timeToLive / 10))
    }

    private func nextQuestion(of session: VerificationSession) -> Timestamp {
        let now = time.now
        let pause: Duration =
            switch session.state {
            // The person is waiting.
            case .capturing: .seconds(1)
            case .opened: .seconds(5)
            default: .seconds(15)
            }
        let ends = [session.expiresAt - .seconds(2), session.expiresAt, lastQuestion(of: session)]
        return ends.filter { $0 > now }.reduce(now + pause) { min($0, $1) }
    }
}

// MARK: What is kept

extension RemoteChecks {
    private func check(of session: VerificationSession) throws -> RemoteCheck? {
        guard let sealed = session.check else { return nil }
        return try JSONDecoder().decode(
            RemoteCheck.self, from: endings.sealer.open(sealed, for: Self.row(session.id)))
    }

    private func seal(_ check: RemoteCheck, _ session: SessionID) throws -> Sealed {
        try endings.sealer.seal(JSONEncoder().encode(check), for: Self.row(session))
    }

    private static func row(_ id: SessionID) -> String { "sessions.check:\(id)" }
}
