// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

/// From a computer to a phone: a number that matches.
@Suite struct DeviceMoveTests {
    private func withConsent(
        _ body: (EngineBench, HostedRun, HostedVerification, _ old: Secret) async throws -> Void
    ) async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            try await body(bench, run, run.engine.hostedVerification, run.consent())
        }
    }

    @Test func theRightNumberTakesTheSessionToTheOtherDevice() async throws {
        try await withConsent { bench, run, hosted, old in
            let (number, new) = try await hosted.askToMove(link: run.link)
            #expect(try await run.page(old).isMoveAsked)
            let waiting = try await run.page(new)
            #expect(!waiting.isMoveAsked && waiting.isElsewhere)
            await #expect(throws: RuleViolation.hostedPage(.otherDevice)) { try await run.begin(new) }
            let left = try await hosted.answerMove(link: run.link, device: old, number: number)
            #expect(left.isElsewhere && !left.isMoveAsked)
            await #expect(throws: RuleViolation.hostedPage(.otherDevice)) { try await run.begin(old) }
            let face = try #require(ScriptedJudge.face)
            try await run.attempt(bench, .passed(face), device: new)
            #expect(try await run.page(new).state == .verified)
            #expect(try await run.page(new).ownPage != nil)
            #expect(try await run.page(old).ownPage == nil)
        }
    }

    @Test func aWrongNumberEndsTheRequest() async throws {
        try await withConsent { _, run, hosted, old in
            let (number, new) = try await hosted.askToMove(link: run.link)
            await #expect(throws: RuleViolation.hostedPage(.wrongNumber)) {
                try await hosted.answerMove(link: run.link, device: old, number: number % 90 + 10)
            }
            await #expect(throws: RuleViolation.hostedPage(.wrongNumber)) {
                try await hosted.answerMove(link: run.link, device: old, number: number)
            }
            #expect(try await run.page(new).isElsewhere)
            #expect(try await !run.page(old).isElsewhere)
        }
    }

    @Test func onlyTheBoundDeviceAnswers() async throws {
        try await withConsent { _, run, hosted, _ in
            let (number, new) = try await hosted.askToMove(link: run.link)
            for device in [new, nil, Secret.random()] {
                await #expect(throws: RuleViolation.hostedPage(.otherDevice)) {
                    try await hosted.answerMove(link: run.link, device: device, number: number)
                }
            }
        }
    }

    @Test func whoKnowsOfNoOtherDeviceStays() async throws {
        try await withConsent { _, run, hosted, old in
            let (number, new) = try await hosted.askToMove(link: run.link)
            let page = try await hosted.answerMove(link: run.link, device: old, number: nil)
            #expect(!page.isElsewhere && !page.isMoveAsked)
            await #expect(throws: RuleViolation.hostedPage(.wrongNumber)) {
                try await hosted.answerMove(link: run.link, device: old, number: number)
            }
            #expect(try await run.page(new).isElsewhere)
        }
    }

    @Test func aNumberIsGoodForTwoMinutesAndFiveTimes() async throws {
        try await withConsent { bench, run, hosted, old in
            let (number, _) = try await hosted.askToMove(link: run.link)
            bench.time.advance(by: .seconds(120))
            #expect(try await !run.page(old).isMoveAsked)
            await #expect(throws: RuleViolation.hostedPage(.wrongNumber)) {
                try await hosted.answerMove(link: run.link, device: old, number: number)
            }
            for _ in 0..<4 { _ = try await hosted.askToMove(link: run.link) }
            await #expect(throws: RuleViolation.hostedPage(.tooManyMoves)) {
                try await hosted.askToMove(link: run.link)
            }
        }
    }

    @Test func nobodyMovesBeforeConsentOrWithinATry() async throws {
        try await EngineBench.with { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let hosted = run.engine.hostedVerification
            await #expect(throws: RuleViolation.hostedPage(.consentMissing)) {
                try await hosted.askToMove(link: run.link)
            }
            let device = try await run.consent()
            _ = try await run.begin(device)
            await #expect(throws: RuleViolation.hostedPage(.otherDevice)) { try await hosted.askToMove(link: run.link) }
        }
    }
}
