// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessWeb

@Suite struct PageRouteTests {
    @Test func thePageNamesWhoAsksAndForWhat() async throws {
        let project = try #require(ProjectName(rawValue: "spring-film"))
        try await PageBench.with(project: project) { page in
            let answer = try await page.get(page.path())
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
            #expect(answer.text.contains("acme"))
            #expect(answer.text.contains("spring-film"))
            for paragraph in ConsentText(.en).paragraphs { #expect(answer.text.contains(paragraph)) }
        }
    }

    @Test(arguments: ["consent", "start", "challenge", "progress", "result", "continue"])
    func theMarksThatTestsDriveAreThere(mark: String) async throws {
        try await PageBench.with { page in
            try await page.expect("data-test=\"\(mark)\"", at: page.path())
        }
    }

    @Test(arguments: [
        ("?lng=zh", "", "zh"), ("?lng=zh-Hant", "", "zh-Hant"), ("", "zh-HK,en;q=0.5", "zh-Hant"),
        ("?lng=en", "zh", "en"), ("", "", "en"),
    ])
    func thePageSpeaksTheLanguageAskedFor(query: String, accepted: String, language: String) async throws {
        try await PageBench.with { page in
            let answer = try await page.get(page.path() + query, [.acceptLanguage: accepted])
            #expect(answer.text.contains("<html lang=\"\(language)\">"))
            let texts = PageTexts(try #require(PageLanguage(rawValue: language)))
            #expect(answer.text.contains(try #require(texts.labels["title"])))
            #expect(answer.headers[.vary] == "Accept-Language")
        }
    }

    @Test func nothingRunsOrIsLoadedThatIsNotOurs() async throws {
        try await PageBench.with { page in
            let answer = try await page.get(page.path())
            let policy = try #require(answer.headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(!answer.text.contains("style=") && !answer.text.contains("<style"))
            #expect(!answer.text.contains("onclick") && !answer.text.contains("http://"))
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test func scriptAndStyleAreServedUnderTheirHash() async throws {
        try await PageBench.with { page in
            let html = try await page.get(page.path()).text
            let paths = html.split(separator: "\"").filter { $0.hasPrefix("/w/") }.map(String.init)
            #expect(paths.count == 2)
            for path in paths {
                let file = try await page.get(path)
                #expect(file.status == 200)
                #expect(file.headers[.cacheControl]?.contains("immutable") == true)
                #expect(try await page.get(path.replacing("/w/", with: "/w/0")).status == 404)
            }
        }
    }

    @Test func aLinkThatNobodyMadeIsSaid() async throws {
        try await PageBench.with { page in
            let answer = try await page.get("/v/nothing?lng=zh")
            #expect(answer.status == 404)
            #expect(answer.text.contains("链接无效"))
            #expect(!answer.text.contains("<script"))
            let state = try await page.get("/v/nothing/state")
            #expect(state.status == 404)
            #expect(state.string("problem") == "unknown_link")
        }
    }

    /// Messengers open links to preview them.
    @Test func lookingBindsNoDevice() async throws {
        try await PageBench.with { page in
            let answer = try await page.get(page.path())
            #expect(answer.headers[.setCookie] == nil)
            #expect(try await page.bench.store.session(page.run.session)?.deviceDigest == nil)
            #expect(try await page.consent().status == 204)
        }
    }

    @Test func whoAsksIsWrittenAsTextOnly() async throws {
        try await PageBench.with { page in
            let renderer = PageRenderer(assets: try PageAssets())
            let shown = try await page.run.page()
            let hostile = VerificationPage(
                session: shown.session, state: .opened, accountName: "<img src=x onerror=alert(1)>\"'",
                project: .default, expiresAt: shown.expiresAt, triesLeft: 3, lastFailure: nil, continueURL: nil)
            let html = try renderer.html(hostile, in: .en, link: "https://x.example/v/1", now: page.bench.time.now)
            #expect(!html.contains("<img"))
        }
    }
}
