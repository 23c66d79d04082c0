// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore

@testable import LikenessEngine

/// A session in the hands of a person.
struct HostedRun: Sendable {
    let engine: Engine
    let task: TaskView
    let session: SessionID
    let bytedToken: Secret
    let link: Secret

    static func start(_ bench: EngineBench, _ engine: Engine, project: ProjectName = .default) async throws
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

    func page() async throws -> VerificationPage { try await engine.hostedVerification.page(link: link) }

    func consent(device: Secret? = nil) async throws -> Secret {
        try await engine.hostedVerification.giveConsent(
            link: link, device: device, textVersion: "1", textHash: "ab", language: "en")
    }

    func begin(_ device: Secret?) async throws -> LivenessTry {
        try await engine.hostedVerification.beginTry(link: link, device: device)
    }

    func submit(_ nonce: Secret, _ device: Secret?) async throws -> LivenessAnswer {
        try await engine.hostedVerification.submit(
            [LivenessFrame(sequence: 0, capturedAt: 0, jpeg: Data())], nonce: nonce, link: link, device: device)
    }

    /// From consent to the verdict.
    @discardableResult
    func attempt(_ bench: EngineBench, _ verdict: LivenessVerdict, device: Secret) async throws -> LivenessAnswer {
        await bench.judge.answer(verdict)
        let nonce = try await begin(device).nonce
        return try await submit(nonce, device)
    }

    @discardableResult
    func pass(_ bench: EngineBench) async throws -> LivenessAnswer {
        guard let face = ScriptedJudge.face else { throw EngineBench.BenchError() }
        return try await attempt(bench, .passed(face), device: consent())
    }
}
