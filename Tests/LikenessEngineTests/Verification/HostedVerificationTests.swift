// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct HostedVerificationTests {
    @Test func readingOpensTheSessionAndChangesNothingElse() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            #expect(try await run.page().state == .opened)
            let page = try await run.page()
            #expect(page.state == .opened)
            #expect(page.triesLeft == 3)
            #expect(page.accountName == "acme")
            #expect(page.continueURL == nil)
        }
    }

    @Test func anUnknownLinkIsRefused() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await #expect(throws: RuleViolation.hostedPage(.unknownLink)) {
                try await engine.hostedVerification.page(link: Secret("nothing"))
            }
        }
    }

    @Test func noTryBeforeConsent() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            await #expect(throws: RuleViolation.hostedPage(.consentMissing)) { try await run.begin(Secret("any")) }
        }
    }

    @Test func consentBindsTheDevice() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            #expect(try await run.consent(device: device) == device)
            for other in [nil, Secret("other")] {
                await #expect(throws: RuleViolation.hostedPage(.otherDevice)) { try await run.consent(device: other) }
                await #expect(throws: RuleViolation.hostedPage(.otherDevice)) { try await run.begin(other) }
            }
            let stored = try #require(try await bench.store.session(run.session))
            #expect(stored.consent?.textHash == "ab")
            #expect(stored.consent?.givenAt == bench.time.now)
        }
    }

    @Test func aNonceIsGoodForItsTryOnly() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            await #expect(throws: RuleViolation.hostedPage(.noTryRunning)) {
                try await run.submit(Secret("none"), device)
            }
            let first = try await run.begin(device)
            let second = try await run.begin(device)
            #expect(second.challenge == first.challenge)
            #expect(await bench.judge.begun.count == 1)
            await #expect(throws: RuleViolation.hostedPage(.noTryRunning)) {
                try await run.submit(first.nonce, device)
            }
        }
    }

    @Test func beginningAgainAfterFramesCostsATry() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            let progress = LivenessProgress(step: 0, stepCount: 3, hint: .good, stepProgress: 10)
            #expect(try await run.attempt(bench, .continuing(progress), device: device) == .continuing(progress))
            _ = try await run.begin(device)
            #expect(try await run.page().triesLeft == 2)
        }
    }

    @Test func aRestartCostsNoTry() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            let nonce = try await run.begin(device).nonce
            let restarted = HostedRun(
                engine: try bench.makeEngine(), task: run.task, session: run.session, bytedToken: run.bytedToken,
                link: run.link)
            await #expect(throws: RuleViolation.hostedPage(.noTryRunning)) {
                try await restarted.submit(nonce, device)
            }
            _ = try await restarted.begin(device)
            #expect(try await restarted.page().triesLeft == 3)
        }
    }

    @Test func aFailedTryLeavesTheOthers() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            guard case .ended(let page) = try await run.attempt(bench, .failed(.flatImage), device: device) else {
                Issue.record("the try goes on")
                return
            }
            #expect(page.state == .consented)
            #expect(page.triesLeft == 2)
            #expect(page.lastFailure == .flatImage)
            #expect(try await bench.store.records(of: run.task.task.id, of: bench.principal.account).isEmpty)
        }
    }

    @Test func theLastFailedTryEndsTheSession() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            for _ in 0..<3 { try await run.attempt(bench, .failed(.stillImage), device: device) }
            let page = try await run.page(device)
            #expect(page.state == .failed)
            #expect(page.lastFailure == .stillImage)
            #expect(page.continueURL?.contains("resultCode=-1101") == true)
            await #expect(throws: RuleViolation.hostedPage(.sessionOver)) { try await run.begin(device) }
            #expect(try await bench.store.records(of: run.task.task.id, of: bench.principal.account).count == 1)
        }
    }

    @Test func onlyTheBoundDeviceIsSentBack() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            try await run.attempt(bench, .passed(try #require(ScriptedJudge.face)), device: device)
            let (own, other) = (try await run.page(device), try await run.page(Secret("another")))
            #expect(own.continueURL != nil && !own.isElsewhere)
            #expect(other.continueURL == nil && other.isElsewhere)
            #expect(try await run.page().continueURL == nil)
        }
    }

    @Test func aPassedTryMakesTheGroupTheTaskAndTheNotification() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let waiting = try await engine.verifications.query(
                bytedToken: run.bytedToken, project: .default, by: bench.principal, claim: nil)
            #expect(waiting.task.status == .processing)
            guard case .ended(let page) = try await run.pass(bench) else {
                Issue.record("the try goes on")
                return
            }
            #expect(page.state == .verified)
            #expect(
                page.continueURL
                    == "https://client.example/back?x=1&bytedToken=\(run.bytedToken.exposed)&resultCode=10000"
                    + "&algorithmBaseRespCode=0&reqMeasureInfoValue=1&verify_type=real_time")
            let stored = try #require(try await bench.store.session(run.session))
            let id = try #require(stored.group)
            let group = try #require(try await bench.store.group(id, account: bench.principal.account))
            #expect(group.kind == .livenessFace)
            #expect(group.consent == stored.consent)
            let faces = PersonFaces(store: bench.store, sealer: try EngineBench.sealer)
            #expect(try faces.face(of: group) == ScriptedJudge.face)
            let task = try await engine.tasks.view(waiting.task.id, for: bench.principal).task
            #expect(task.status == .completed)
            #expect(task.outcome == .verificationQuery(id))
        }
    }

    @Test func theQueryTaskIsOneForTheSession() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            try await run.pass(bench)
            var ids: Set<TaskID> = []
            for _ in 0..<2 {
                let view = try await engine.verifications.query(
                    bytedToken: run.bytedToken, project: .default, by: bench.principal, claim: nil)
                #expect(view.task.status == .completed)
                ids.insert(view.task.id)
            }
            #expect(ids.count == 1)
        }
    }

    @Test func aTokenOfAnotherAccountOrProjectIsUnknown() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let unknown = RuleViolation.field(FieldViolation("byted_token", .unknownReference))
            let stranger = try await bench.stranger()
            await #expect(throws: unknown) {
                try await engine.verifications.query(
                    bytedToken: run.bytedToken, project: .default, by: stranger, claim: nil)
            }
            await #expect(throws: unknown) {
                try await engine.verifications.query(
                    bytedToken: run.bytedToken, project: ProjectName(trusted: "other"), by: bench.principal,
                    claim: nil)
            }
        }
    }

    @Test func thePersonMayGiveUp() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let device = try await run.consent()
            let page = try await engine.hostedVerification.cancel(link: run.link, device: device)
            #expect(page.state == .failed)
            #expect(page.lastFailure == .cancelledByPerson)
            #expect(page.continueURL?.contains("resultCode=-1006") == true)
        }
    }

    @Test func aSessionWhoseTimeIsOverExpires() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            bench.time.advance(by: .seconds(1800))
            await #expect(throws: RuleViolation.hostedPage(.sessionOver)) { try await run.begin(device) }
            #expect(try await run.page().state == .expired)
        }
    }

    @Test func aBusyJudgeCostsNothing() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            let nonce = try await run.begin(device).nonce
            await bench.judge.beBusy()
            await #expect(throws: RuleViolation.hostedPage(.busy)) { try await run.submit(nonce, device) }
            #expect(try await run.page().triesLeft == 3)
        }
    }

    @Test func aServerThatCanCheckNobodyCostsNoTry() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            await bench.judge.beBroken()
            for _ in 0..<4 {
                await #expect(throws: RuleViolation.hostedPage(.unavailable)) { try await run.begin(device) }
            }
            bench.time.advance(by: .seconds(300))
            let page = try await run.page()
            #expect(page.triesLeft == 3 && page.state == .consented && page.lastFailure == nil)
        }
    }

    @Test func aRefusedCallbackMakesNoSession() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await #expect(
                throws: RuleViolation.field(FieldViolation("callback_url", .refusedURL(.privateAddress)))
            ) {
                try await engine.verifications.start(
                    callbackURL: "http://10.0.0.1/x", project: .default, by: bench.principal, claim: nil)
            }
        }
    }
}
