// SPDX-License-Identifier: Apache-2.0

import Foundation
package import LikenessCore
package import LikenessEngine

/// A session in the hands of a person.
package struct HostedRun: Sendable {
    package let engine: Engine
    package let task: TaskView
    package let session: SessionID
    package let bytedToken: Secret
    package let link: Secret

    package init(engine: Engine, task: TaskView, session: SessionID, bytedToken: Secret, link: Secret) {
        self.engine = engine
        self.task = task
        self.session = session
        self.bytedToken = bytedToken
        self.link = link
    }

    package static func start(_ bench: EngineBench, _ engine: Engine, project: ProjectName = .default) async throws
        -> HostedRun
    {
        let task = try await engine.verifications.start(
            callbackURL: "https://client.example/back?x=1", project: project, by: bench.principal, claim: nil)
        guard let invitation = task.invitation, case .verification(let session) = task.task.input,
            let token = invitation.link.exposed.split(separator: "/").last
        else { throw EngineBench.BenchError() }
        return HostedRun(
            engine: engine, task: task, session: session, bytedToken: invitation.bytedToken,
            link: Secret(String(token)))
    }

    package func page(_ device: Secret? = nil) async throws -> VerificationPage {
        try await engine.hostedVerification.page(link: link, device: device)
    }

    package func consent(device: Secret? = nil) async throws -> Secret {
        try await engine.hostedVerification.giveConsent(
            link: link, device: device, textVersion: "1", textHash: "ab", language: "en")
    }

    package func begin(_ device: Secret?) async throws -> LivenessTry {
        try await engine.hostedVerification.beginTry(link: link, device: device)
    }

    package func submit(_ nonce: Secret, _ device: Secret?) async throws -> LivenessAnswer {
        try await engine.hostedVerification.submit(nonce: nonce, link: link, device: device) {
            [LivenessFrame(sequence: 0, capturedAt: 0, jpeg: Data())]
        }
    }

    /// From consent to the verdict.
    @discardableResult
    package func attempt(_ bench: EngineBench, _ verdict: LivenessVerdict, device: Secret) async throws
        -> LivenessAnswer
    {
        await bench.judge.answer(verdict)
        let nonce = try await begin(device).nonce
        return try await submit(nonce, device)
    }

    @discardableResult
    package func pass(_ bench: EngineBench) async throws -> LivenessAnswer {
        guard let face = ScriptedJudge.face else { throw EngineBench.BenchError() }
        return try await attempt(bench, .passed(face), device: consent())
    }
}
