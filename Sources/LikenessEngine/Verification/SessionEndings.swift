// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The ends that a session can come to, each one write: the session, the person's group, the query task and the
/// notification.
struct SessionEndings: Sendable {
    let store: any LikenessStore
    let sealer: Sealer
    let address: PublicAddress
    let time: any TimeSource

    private var giving: ConsentGiving {
        ConsentGiving(
            store: store, sealer: sealer, keys: ReceiptKeys(store: store, sealer: sealer, time: time), address: address)
    }

    /// The person is verified: a group with the sealed face and the consent.
    /// - Throws: `StoreError` `.conflict` when the session changed meanwhile.
    func verify(_ session: VerificationSession, template: FaceTemplate) async throws -> VerificationSession {
        try await UniqueNames.retrying {
            let now = time.now
            let id = GroupID.make(at: now)
            let group = AssetGroup(
                id: id, account: session.account, project: session.project, kind: .livenessFace, name: "",
                description: "", template: try sealer.seal(template.data, for: "groups.template:\(id)"),
                consent: session.consent, createdAt: now, updatedAt: now)
            var ended = session
            ended.group = id
            ended.lastFailure = nil
            return try await end(ended, as: .verified, group: group)
        }
    }

    /// The person is verified elsewhere: a group without a face, known there by the provider's id.
    /// - Throws: `StoreError` `.conflict` when the session changed meanwhile.
    func verify(
        _ session: VerificationSession, at verifier: any PersonVerifier, group upstreamID: String, requestID: String?
    ) async throws -> VerificationSession {
        try await UniqueNames.retrying {
            let now = time.now
            let id = GroupID.make(at: now)
            var ended = session
            ended.group = id
            ended.lastFailure = nil
            ended.consent = ConsentRecord(
                collectedBy: verifier.collector, givenAt: now, project: session.project, requestID: requestID)
            let group = AssetGroup(
                id: id, account: session.account, project: session.project, kind: .livenessFace, name: "",
                description: "", consent: ended.consent, createdAt: now, updatedAt: now)
            let registration = Registration(
                upstream: verifier.upstream, object: .group(id), group: id, kind: .livenessFace,
                account: session.account, project: session.project, content: nil, state: .active,
                upstreamID: upstreamID, madeAt: now, createdAt: now)
            return try await end(ended, as: .verified, group: group, registration: registration)
        }
    }

    func fail(_ session: VerificationSession, because failure: VerificationFailure) async throws
        -> VerificationSession
    {
        var ended = session
        ended.lastFailure = failure
        return try await end(ended, as: .failed, group: nil)
    }

    func expire(_ session: VerificationSession) async throws -> VerificationSession {
        var ended = session
        ended.lastFailure = .sessionExpired
        return try await end(ended, as: .expired, group: nil)
    }

    private func end(
        _ session: VerificationSession, as state: SessionState, group: AssetGroup?, registration: Registration? = nil
    )
        async throws -> VerificationSession
    {
        let now = time.now
        var ended = session
        ended.state = state
        ended.endedAt = now
        var given: (consent: Consent, entry: AuditEntry)?
        if let group { given = try await giving.make(for: group, session) }
        let delivery = try notification(of: ended, given?.consent, at: now)
        try await store.endSession(
            SessionEnding(
                session: ended, group: group, delivery: delivery, registration: registration, consent: given?.consent,
                entry: given?.entry))
        EngineMetrics.sessionEnded(state)
        return ended
    }

    /// A session that the console made returns to us, and we know.
    private func notification(of session: VerificationSession, _ consent: Consent?, at now: Timestamp) throws
        -> Delivery?
    {
        guard session.callbackURL != ConsoleReturn(address).url else { return nil }
        return Delivery(
            id: .make(at: now), account: session.account, task: session.task, url: session.callbackURL,
            rhythm: .standard, body: try VerificationEvent(session, receipt: consent?.receipt, at: now).body,
            nextAttemptAt: now, createdAt: now)
    }
}
