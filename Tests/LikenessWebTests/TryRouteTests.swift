// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessWeb

@Suite struct TryRouteTests {
    @Test func aTryNeedsConsent() async throws {
        try await PageBench.with { page in
            let answer = try await page.post(page.path("tries"))
            #expect(answer.status == 409)
            #expect(answer.string("problem") == "consent_missing")
        }
    }

    @Test func progressIsToldOfTheWholeChallenge() async throws {
        try await PageBench.with { page in
            let going = LivenessProgress(step: 1, stepCount: 3, hint: .turnFurther, stepProgress: 50)
            let answer = try await page.attempt(.continuing(going), page.agree())
            let progress = try #require(answer.object("progress"))
            #expect(progress["step"] as? Int == 1)
            #expect(progress["stepCount"] as? Int == 3)
            #expect(progress["hint"] as? String == "turn_further")
            #expect(progress["percent"] as? Int == 50)
            #expect(answer.object("ended") == nil)
        }
    }

    @Test func whoIsLockedOutIsToldForHowLong() async throws {
        let rule = LockoutRule(failures: 1, window: .seconds(60), pause: .seconds(90))
        try await PageBench.with(configure: { $0.verification.lockout = rule }) { page in
            let device = try await page.agree()
            _ = try await page.attempt(.failed(.flatImage), device)
            let answer = try await page.post(page.path("tries"), [], device)
            #expect(answer.status == 429 && answer.string("problem") == "locked_out")
            #expect(answer.number("retryAfter") == 90 && answer.headers[.retryAfter] == "90")
            #expect(try await page.get(page.path("state"), device).number("triesLeft") == 2)
        }
    }

    @Test func aPassedTryLeadsBack() async throws {
        try await PageBench.with { page in
            let answer = try await page.attempt(.passed(try #require(ScriptedJudge.face)), page.agree())
            let ended = try #require(answer.object("ended"))
            #expect(ended["state"] as? String == "verified")
            #expect((ended["next"] as? String)?.hasPrefix("https://client.example/back?x=1&bytedToken=") == true)
        }
    }

    /// Whoever else holds the link must not learn the client's token from it.
    @Test func theWayBackIsShownToTheBoundDeviceOnly() async throws {
        try await PageBench.with { page in
            let device = try await page.agree()
            _ = try await page.attempt(.passed(try #require(ScriptedJudge.face)), device)
            let token = page.run.bytedToken.exposed
            try await page.expect(token, at: page.path(), device)
            try await page.expect(token, at: page.path("state"), device)
            try await page.expectNot(token, at: page.path())
            try await page.expectNot(token, at: page.path("state"))
        }
    }

    @Test func aFailedTrySaysWhyAndHowManyAreLeft() async throws {
        try await PageBench.with { page in
            let answer = try await page.attempt(.failed(.flatImage), page.agree())
            let ended = try #require(answer.object("ended"))
            #expect(ended["reason"] as? String == "flat_image")
            #expect(ended["triesLeft"] as? Int == 2)
            #expect(ended["next"] as? String == nil)
        }
    }

    @Test func afterThreeTriesItIsOver() async throws {
        try await PageBench.with { page in
            let device = try await page.agree()
            for left in [2, 1, 0] {
                let answer = try await page.attempt(.failed(.stillImage), device)
                #expect(answer.object("ended")?["triesLeft"] as? Int == left)
            }
            let answer = try await page.post(page.path("tries"), [], device)
            #expect(answer.status == 410)
            #expect(answer.string("problem") == "session_over")
        }
    }

    @Test func framesOfAnOlderTryAreNotTaken() async throws {
        try await PageBench.with { page in
            let device = try await page.agree()
            let first = try await page.begin(device)
            _ = try await page.begin(device)
            let answer = try await page.post(page.path("frames"), PageBench.frame, first)
            #expect(answer.status == 409)
            #expect(answer.string("problem") == "no_try_running")
        }
    }

    @Test func framesNeedTheirNonceAndTheirForm() async throws {
        try await PageBench.with { page in
            let device = try await page.agree()
            let headers = try await page.begin(device)
            #expect(try await page.post(page.path("frames"), PageBench.frame, device).status == 400)
            #expect(try await page.post(page.path("frames"), [1, 2, 3], headers).status == 400)
            let large = [UInt8](repeating: 0, count: FrameBatch.largestBody + 1)
            #expect(try await page.post(page.path("frames"), large, headers).status == 413)
        }
    }

    @Test func whatAStrangerSendsIsNotEvenRead() async throws {
        try await PageBench.with { page in
            let headers = try await page.begin(page.agree())
            let name = try #require(PageBench.nonceName)
            let large = [UInt8](repeating: 0, count: FrameBatch.largestBody + 1)
            let nobody = try await page.post("/v/nothing/frames", large, headers)
            #expect(nobody.status == 404)
            let elsewhere = try await page.post(page.path("frames"), large, [name: headers[name] ?? ""])
            #expect(elsewhere.status == 403)
            var other = headers
            other[name] = "another"
            let late = try await page.post(page.path("frames"), large, other)
            #expect(late.status == 409)
        }
    }

    @Test func aBusyServerAsksForPatience() async throws {
        try await PageBench.with { page in
            let headers = try await page.begin(page.agree())
            await page.bench.judge.beBusy()
            let answer = try await page.post(page.path("frames"), PageBench.frame, headers)
            #expect(answer.status == 503)
            #expect(answer.headers[.retryAfter] == "1")
        }
    }

    @Test func givingUpEndsTheSession() async throws {
        try await PageBench.with { page in
            let device = try await page.agree()
            let answer = try await page.post(page.path("cancel"), [], device)
            #expect(answer.string("state") == "failed")
            #expect(answer.string("reason") == "cancelled_by_person")
            #expect(answer.string("next")?.contains("resultCode=-1006") == true)
        }
    }

    @Test func theTimeLeftRunsDownToTheEnd() async throws {
        try await PageBench.with { page in
            #expect(try await page.secondsLeft() == 1800)
            page.bench.time.advance(by: .seconds(1799))
            #expect(try await page.secondsLeft() == 1)
            page.bench.time.advance(by: .seconds(1))
            let state = try await page.get(page.path("state"))
            #expect(state.string("state") == "expired")
            #expect(state.string("reason") == "session_expired")
        }
    }
}
