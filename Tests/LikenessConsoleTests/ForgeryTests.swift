// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

@Suite struct ForgeryTests {
    @Test("CVE-2026-44342: a form without its token is refused") func aFormWithoutItsTokenIsRefused() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let answer = try await console.post("/console/keys", [], visitor.headers)
            #expect(answer.status == 403)
            #expect(try await console.bench.store.keys().count == 3)
        }
    }

    @Test func theTokenOfAnotherSessionIsRefused() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let other = try await console.operatorSignsIn()
            let answer = try await console.post("/console/keys", [("csrf", other.csrf)], visitor.headers)
            #expect(answer.status == 403)
        }
    }

    @Test(
        "CVE-2026-32879: a form of another site is refused whatever it knows", arguments: ["cross-site", "same-site"])
    func aFormOfAnotherSiteIsRefusedWhateverItKnows(site: String) async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            var headers = visitor.headers
            headers[try #require(HTTPField.Name("Sec-Fetch-Site"))] = site
            let answer = try await console.post("/console/keys", [("csrf", visitor.csrf)], headers)
            #expect(answer.status == 403)
        }
    }

    @Test func anotherSiteSignsNobodyIn() async throws {
        try await ConsoleBench.with { console in
            let headers: HTTPFields = [try #require(HTTPField.Name("Sec-Fetch-Site")): "cross-site"]
            let answer = try await console.post("/console/sign-in", [("key", console.key.exposed)], headers)
            #expect(answer.status == 403 && answer.cookie("likeness_console") == nil)
        }
    }

    /// Browsers on plain http, and old ones, say it by the origin alone.
    @Test(arguments: ["https://evil.example", "null"])
    func anotherSitesOriginSignsNobodyIn(origin: String) async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.post("/console/sign-in", [("key", console.key.exposed)], [.origin: origin])
            #expect(answer.status == 403 && answer.cookie("likeness_console") == nil)
        }
    }

    /// To Swift these characters are others than `<` and `"`; to a browser they are not.
    @Test("CVE-2026-25802: what an account writes is no markup on an operator's page")
    func whatAnAccountWritesIsNoMarkupOnAnOperatorsPage() async throws {
        try await ConsoleBench.with { console in
            let prompt = "\u{600}<meta http-equiv=refresh content=0>\u{301}\"\u{301}"
            _ = try await console.engine.videos.submit(
                .of(prompt: prompt), project: .default, by: console.bench.principal, claim: nil)
            let visitor = try await console.operatorSignsIn()
            for path in ["/console/tasks", "/console/overview", "/console/videos"] {
                let page = Array(try await visitor.get(path).text.utf8)
                #expect(!page.contains(sequence: Array("<meta http-equiv=refresh".utf8)), "\(path)")
            }
        }
    }

    @Test func aFileNeedsTheTokenInItsHeader() async throws {
        try await ConsoleBench.with { console in
            let group = try await console.bench.makePerson(console.engine)
            let visitor = try await console.accountSignsIn()
            let path = "/console/start/\(group)/files?name=a.jpg"
            #expect(try await console.send(.post, path, visitor.headers, [0xFF]).status == 403)
            var headers = visitor.headers
            headers[Entrance.tokenHeader] = visitor.csrf
            let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0, count: 20)
            #expect(try await console.send(.post, path, headers, jpeg).status == 201)
        }
    }

    @Test func everyPageForbidsForeignCodeAndIsKeptNowhere() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.operatorSignsIn()
            for area in Area.allCases {
                let answer = try await visitor.get(area.path)
                #expect(answer.status == 200, "\(area)")
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(!answer.text.contains("<style") && !answer.text.contains("style=\""), "\(area)")
                #expect(!answer.text.contains("onclick") && !answer.text.contains("<script>"), "\(area)")
            }
        }
    }

    @Test func filesAreServedUnderTheirHashForEver() async throws {
        try await ConsoleBench.with { console in
            let page = try await console.get("/console/sign-in")
            let path = try #require(page.text.firstMatch(of: #/href="(\/console\/-\/[0-9a-f]+\/console\.css)"/#)).1
            let answer = try await console.get(String(path))
            #expect(answer.status == 200 && answer.headers[.cacheControl]?.contains("immutable") == true)
            #expect(try await console.get("/console/-/0000000000000000/console.css").status == 404)
        }
    }
}

extension [UInt8] {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: sequence) }
    }
}
