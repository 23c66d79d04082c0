// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    /// A session that nobody has opened yet; its tokens are `byted-<name>` and `link-<name>`.
    func makeSession(_ name: String = "one", expiresAt: Timestamp? = nil) -> VerificationSession {
        VerificationSession(
            id: .make(at: now), account: account, project: .default, task: .make(at: now),
            callbackURL: "https://a.example/back", bytedTokenDigest: digest("byted-\(name)"),
            bytedToken: sealed("byted-\(name)"), linkTokenDigest: digest("link-\(name)"),
            linkToken: sealed("link-\(name)"), triesLeft: 3, createdAt: now,
            expiresAt: expiresAt ?? now + .seconds(1800))
    }

    /// The completed task of step 1.
    func firstTask(of session: VerificationSession) -> DurableTask {
        DurableTask(
            id: session.task, account: account, project: session.project, status: .completed, progress: 100,
            input: .verification(session.id), outcome: .verification(session.id), runAfter: nil,
            deadline: session.expiresAt, createdAt: now, finishedAt: now, estimatedSeconds: 0)
    }

    /// The waiting task of step 2.
    func makeQueryTask(of session: VerificationSession, at time: Timestamp? = nil) -> DurableTask {
        DurableTask(
            id: .make(at: time ?? now), account: account, project: session.project, status: .processing,
            input: .verificationQuery(session.id), runAfter: nil, deadline: session.expiresAt,
            createdAt: time ?? now, estimatedSeconds: 60)
    }

    func addSession(_ name: String = "one", expiresAt: Timestamp? = nil) async throws -> VerificationSession {
        let session = makeSession(name, expiresAt: expiresAt)
        try await store.createSession(session, task: firstTask(of: session), claim: nil)
        return session
    }

    func stored(_ id: SessionID) async throws -> VerificationSession {
        try #require(try await store.session(id))
    }

    /// How `session` ends well, or badly without a group.
    func ending(
        _ session: VerificationSession, as state: SessionState, group: AssetGroup? = nil,
        because failure: VerificationFailure? = nil
    ) -> SessionEnding {
        var ended = session
        ended.state = state
        ended.group = group?.id
        ended.lastFailure = failure
        ended.endedAt = now + .seconds(9)
        return SessionEnding(session: ended, group: group, delivery: makeDelivery(of: session.task))
    }

    func makeGroup(
        _ name: String = "", kind: AssetGroup.Kind = .aigc, project: ProjectName = .default, account: AccountID? = nil
    ) -> AssetGroup {
        AssetGroup(
            id: .make(at: now), account: account ?? self.account, project: project, kind: kind, name: name,
            description: "", createdAt: now, updatedAt: now)
    }

    /// A group as a verification makes it.
    func makePerson() -> AssetGroup {
        AssetGroup(
            id: .make(at: now), account: account, project: .default, kind: .livenessFace, name: "", description: "",
            template: sealed("face"), consent: consent,
            licence: Licence(until: now, projects: [.default], models: [.standard]), createdAt: now, updatedAt: now)
    }

    var consent: ConsentRecord {
        ConsentRecord(
            collectedBy: .likeness, textVersion: "1", textHash: "ab", language: "zh-Hant", givenAt: now)
    }
}
