// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Sessions whose person a provider checks, as the person's browser meets them: our link leads to the provider's page,
/// the provider's page leads back here. What the browser says on the way back only wakes the work: whether the person
/// passed is asked of the provider. Throws `RuleViolation.hostedPage`, or `.provider`.
package struct RemoteVerification: Sendable {
    private let store: any LikenessStore
    private let verifier: (any PersonVerifier)?
    private let checks: RemoteChecks
    private let secrets: SessionSecrets
    private let time: any TimeSource

    init(
        store: any LikenessStore, verifier: (any PersonVerifier)?, checks: RemoteChecks, secrets: SessionSecrets,
        time: any TimeSource
    ) {
        self.store = store
        self.verifier = verifier
        self.checks = checks
        self.secrets = secrets
        self.time = time
    }

    /// The provider's page for a link that was opened; nil when ours is to be shown: the session is checked here, is
    /// over, or has come back already.
    package func providerLink(_ link: Secret) async throws -> Secret? {
        guard let session = try await session(link), session.upstream != nil, !isOver(session) else { return nil }
        switch session.state {
        case .created, .opened: return try await checks.link(of: session, opened: true)
        case .consented, .capturing, .verified, .failed, .expired: return nil
        }
    }

    /// Opens another check for the person; the one before is asked about first.
    /// - Returns: the provider's page; nil when the session is over, or that check was passed after all.
    package func beginAgain(_ link: Secret) async throws -> Secret? {
        guard let session = try await session(link), session.upstream != nil, !isOver(session) else { return nil }
        do {
            guard try await checks.advance(session) != .ended else { return nil }
        } catch let error as StoreError where error.code == .conflict {
            throw RuleViolation.hostedPage(.busy)
        }
        guard let current = try await store.session(session.id), !isOver(current) else { return nil }
        return try await checks.reopen(current)
    }

    /// The person's browser is back from the provider's page.
    /// - Parameters:
    ///   - resultCode: what the browser says; nobody has signed it.
    ///   - device: what its cookie says; the first that comes back is bound.
    /// - Returns: the session's page, and the device's secret; nil when another device is bound.
    package func comeBack(to id: SessionID, resultCode: Int?, device: Secret?) async throws
        -> (page: Secret, device: Secret?)?
    {
        for _ in 0..<4 {
            guard let session = try await store.session(id), session.upstream != nil else { return nil }
            let page = try secrets.invitation(of: session).link
            guard !session.state.isFinal else { return (page, device) }
            let secret = session.deviceDigest == nil ? device ?? .random() : device
            if try await record(session, resultCode, boundTo: secret) { return (page, secret) }
        }
        throw RuleViolation.hostedPage(.busy)
    }

    /// - Returns: false when somebody else changed the session meanwhile.
    private func record(_ session: VerificationSession, _ resultCode: Int?, boundTo device: Secret?) async throws
        -> Bool
    {
        var back = session
        back.deviceDigest = session.deviceDigest ?? device.map { TokenDigest(of: $0) }
        back.state = .capturing
        back.lastFailure = resultCode.flatMap(Self.failure)
        do {
            try await store.advanceSession(back)
        } catch {
            guard error.code == .conflict else { throw error }
            return false
        }
        try await wake(session.id)
        return true
    }

    /// Has the provider asked now.
    package func wake(_ session: SessionID) async throws {
        try await store.scheduleCheck(session, at: time.now)
    }

    private func session(_ link: Secret) async throws -> VerificationSession? {
        try await store.session(linkToken: TokenDigest(of: link))
    }

    private func isOver(_ session: VerificationSession) -> Bool {
        session.state.isFinal || session.expiresAt <= time.now
    }

    /// The codes of a sister product (contract/ark.md 1.7); what isn't known there is a check that was not passed.
    private static func failure(_ resultCode: Int) -> VerificationFailure? {
        switch resultCode {
        case 10_000: nil
        case -1006: .cancelledByPerson
        case -1101: .tooManyTries
        default: .refusedByProvider
        }
    }
}
