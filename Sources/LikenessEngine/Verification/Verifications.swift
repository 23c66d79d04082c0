// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Steps 1 and 2 of real-avatar, as the client sees them.
package struct Verifications: Sendable {
    private let store: any LikenessStore
    private let secrets: SessionSecrets
    private let rules: LinkRules
    private let checks: RemoteChecks
    private let configuration: EngineConfiguration.Verification
    private let time: any TimeSource

    init(
        store: any LikenessStore, secrets: SessionSecrets, rules: LinkRules, checks: RemoteChecks,
        configuration: EngineConfiguration.Verification, time: any TimeSource
    ) {
        self.store = store
        self.secrets = secrets
        self.rules = rules
        self.checks = checks
        self.configuration = configuration
        self.time = time
    }

    /// Step 1: makes a session and its completed task. Where a provider checks persons, the check is opened there
    /// first, so that a client learns at once when that can't be done.
    /// - Throws: `RuleViolation.field` for `callback_url`, `.provider`.
    package func start(
        callbackURL: String, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        try rules.check(callbackURL, path: "callback_url", for: .anyPort)
        return try await make(callbackURL: callbackURL, project: project, by: principal, claim: claim)
    }

    var address: PublicAddress { secrets.address }

    func make(
        callbackURL: String, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        let now = time.now
        let id = SessionID.make(at: now)
        let check = checks.verifier == nil ? nil : try await checks.open(for: id, project: project)
        let session = try makeSession(
            id, callbackURL: callbackURL, project: project, account: principal.account, check: check, at: now)
        let task = DurableTask(
            id: session.task, account: principal.account, project: project, status: .completed, progress: 100,
            input: .verification(session.id), outcome: .verification(session.id), runAfter: nil,
            deadline: session.expiresAt, createdAt: now, startedAt: now, finishedAt: now, estimatedSeconds: 0,
            costMicroUSD: 0)
        try await store.createSession(session, task: task, claim: claim)
        return TaskView(task: task, invitation: try secrets.invitation(of: session))
    }

    /// Step 2: the session's one query task, made at the first call.
    /// - Throws: `RuleViolation.field` for an unknown or foreign `byted_token`.
    package func query(
        bytedToken: Secret, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        let digest = TokenDigest(of: bytedToken)
        guard
            let session = try await store.session(bytedToken: digest, account: principal.account, project: project)
        else { throw RuleViolation.field(FieldViolation("byted_token", .unknownReference)) }
        let now = time.now
        let task = DurableTask(
            id: .make(at: now), account: principal.account, project: project, status: .processing, progress: 10,
            input: .verificationQuery(session.id), runAfter: nil, deadline: session.expiresAt, createdAt: now,
            startedAt: now, estimatedSeconds: 60)
        return TaskView(task: try await store.queryTask(for: session.id, orCreate: task, claim: claim))
    }

    private func makeSession(
        _ id: SessionID, callbackURL: String, project: ProjectName, account: AccountID, check: Sealed?,
        at now: Timestamp
    ) throws -> VerificationSession {
        let bytedToken = Secret.random(prefix: "token_")
        let linkToken = Secret.random()
        return VerificationSession(
            id: id, account: account, project: project, task: .make(at: now), callbackURL: callbackURL,
            bytedTokenDigest: TokenDigest(of: bytedToken),
            bytedToken: try secrets.seal(bytedToken: bytedToken, of: id),
            linkTokenDigest: TokenDigest(of: linkToken), linkToken: try secrets.seal(linkToken: linkToken, of: id),
            triesLeft: configuration.tries, upstream: checks.verifier?.upstream, check: check, createdAt: now,
            expiresAt: now + configuration.timeToLive)
    }
}
