// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

@Suite struct SignInTests {
    @Test func whoHasNotSignedInIsAskedToAndComesBack() async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.get("/console/tasks?status=failed")
            #expect(answer.status == 303)
            #expect(answer.location == "/console/sign-in?next=/console/tasks%3Fstatus%3Dfailed")
            let page = try await console.get(answer.location ?? "")
            #expect(page.text.contains(#"name="next" value="/console/tasks?status=failed""#))
            let signedIn = try await console.post(
                "/console/sign-in", [("key", console.key.exposed), ("next", "/console/tasks?status=failed")])
            #expect(signedIn.status == 303 && signedIn.location == "/console/tasks?status=failed")
        }
    }

    @Test func whoSendsAFormAfterTheEndIsToldThatNothingWasSaved() async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.send(
                .post, "/console/keys",
                [
                    .contentType: "application/x-www-form-urlencoded",
                    HTTPField.Name("Referer")!: "http://127.0.0.1/console/keys",
                ], Array("label=ci".utf8))
            #expect(answer.status == 303 && answer.location?.hasPrefix("/console/sign-in?next=/console/keys") == true)
            let page = try await console.get(answer.location ?? "")
            #expect(page.text.contains(#"data-test="lost""#) && page.text.contains("nothing was saved"))
            #expect(try await !console.get("/console/sign-in").text.contains(#"data-test="lost""#))
        }
    }

    @Test func aWrongKeyIsRefusedBesideItsField() async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.post("/console/sign-in", [("key", "sk-wrong")])
            #expect(answer.status == 422 && answer.cookie("likeness_console") == nil)
            #expect(answer.text.contains(#"data-test="problem">This token or key is not known"#))
            #expect(!answer.text.contains("sk-wrong"))
        }
    }

    @Test func aRevokedKeySignsNobodyInAndEndsItsSessions() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            #expect(try await visitor.get("/console/tasks").status == 200)
            let key = try #require(try await console.engine.oversight.key(console.key))
            try await console.engine.accounts.revokeKey(key.id)
            console.bench.time.advance(by: .seconds(3))
            #expect(try await visitor.get("/console/tasks").status == 303)
            let again = try await console.post("/console/sign-in", [("key", console.key.exposed)])
            #expect(again.status == 422)
        }
    }

    @Test func theCookieIsHiddenFromScriptsAndStrict() async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.post("/console/sign-in", [("key", console.key.exposed)])
            let cookie = try #require(answer.cookie("likeness_console"))
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            #expect(cookie.contains("Path=/console") && !cookie.contains("Secure"))
            #expect(!cookie.contains(console.key.exposed))
        }
    }

    @Test func overHTTPSTheCookieIsTheHostsOwn() async throws {
        try await ConsoleBench.with(address: "https://console.example") { console in
            let answer = try await console.post("/console/sign-in", [("key", console.key.exposed)])
            let cookie = try #require(answer.cookie("__Host-likeness_console"))
            #expect(cookie.contains("Secure") && cookie.contains("Path=/;") || cookie.hasSuffix("Path=/"))
        }
    }

    @Test func aSessionEndsAfterTwelveHours() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            console.bench.time.advance(by: .seconds(12 * 3600 - 1))
            #expect(try await visitor.get("/console/keys").status == 200)
            console.bench.time.advance(by: .seconds(2))
            #expect(try await visitor.get("/console/keys").location == "/console/sign-in?next=/console/keys")
        }
    }

    @Test func aForgedCookieIsNobodys() async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.get("/console/tasks", [.cookie: "likeness_console=AAAA"])
            #expect(answer.status == 303)
        }
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/console//evil.example", "/v1/tasks", "/console/../x",
        "/console/\\evil", "/console/sign-out", "javascript:alert(1)", "/console/tasks\r\nX: y",
    ])
    func theWayBackLeadsNowhereElse(next: String) async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.post(
                "/console/sign-in", [("key", console.key.exposed), ("next", next)])
            #expect(answer.location == "/console/overview")
        }
    }

    @Test func wrongTriesAreLimitedAndKeepNobodyElseOut() async throws {
        try await ConsoleBench.with { console async throws in
            func tries(_ key: String) async throws -> Int {
                try await console.post("/console/sign-in", [("key", key)]).status
            }
            for _ in 0..<20 { #expect(try await tries("sk-wrong") == 422) }
            #expect(try await tries("sk-wrong") == 429)
            #expect(try await tries(console.key.exposed) == 303)
            console.bench.time.advance(by: .seconds(2))
            #expect(try await tries("sk-wrong") == 422)
        }
    }

    @Test func anotherLanguageLeadsToTheSamePage() async throws {
        try await ConsoleBench.with { console in
            let signIn = try await console.get("/console/sign-in?next=/console/tasks&lng=en")
            #expect(signIn.text.contains(#"href="/console/sign-in?next=/console/tasks&amp;lng=zh""#))
            let tasks = try await console.accountSignsIn().get("/console/tasks?status=failed&lng=en")
            #expect(tasks.text.contains(#"href="/console/tasks?status=failed&amp;lng=zh""#))
        }
    }

    @Test func signingOutForgetsTheCookie() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post("/console/sign-out")
            #expect(answer.status == 303 && answer.cookie("likeness_console")?.contains("Max-Age=0") == true)
        }
    }
}
