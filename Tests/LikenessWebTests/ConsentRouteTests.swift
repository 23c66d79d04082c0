// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessWeb

@Suite struct ConsentRouteTests {
    @Test(arguments: PageLanguage.allCases)
    func consentIsKeptWithTextHashTimeAndLanguage(language: PageLanguage) async throws {
        try await PageBench.with { page in
            #expect(try await page.consent(language: language.rawValue).status == 204)
            let kept = try #require(try await page.bench.store.session(page.run.session)?.consent)
            #expect(
                kept
                    == ConsentRecord(
                        collectedBy: .likeness, textVersion: ConsentText.version, textHash: ConsentText(language).hash,
                        language: language.rawValue, givenAt: page.bench.time.now))
        }
    }

    @Test(arguments: [("https://likeness.example", true), ("http://127.0.0.1:8080", false)])
    func theCookieIsForThisDeviceAndThisLinkOnly(address: String, isSecure: Bool) async throws {
        try await PageBench.with(address: address) { page in
            let answer = try await page.consent()
            let cookie = try #require(answer.headers[.setCookie])
            #expect(cookie.contains("HttpOnly"))
            #expect(cookie.contains("SameSite=Lax"))
            #expect(cookie.contains("Path=\(page.path())"))
            #expect(cookie.contains("Secure") == isSecure)
        }
    }

    @Test func anotherDeviceIsTurnedAway() async throws {
        try await PageBench.with { page in
            _ = try await page.agree()
            for headers in [[:], [.cookie: "likeness_device=another"]] as [HTTPFields] {
                for answer in [
                    try await page.consent(headers), try await page.post(page.path("tries"), [], headers),
                    try await page.post(page.path("cancel"), [], headers),
                ] {
                    #expect(answer.status == 403)
                    #expect(answer.string("problem") == "other_device")
                }
                try await page.expect("\"elsewhere\":true", at: page.path("state"), headers)
            }
        }
    }

    @Test func theSameDeviceMayComeBack() async throws {
        try await PageBench.with { page in
            let device = try await page.agree()
            #expect(try await page.consent(device).status == 204)
            try await page.expect("\"elsewhere\":false", at: page.path("state"), device)
        }
    }

    @Test func aTextThatWasNotOursIsNotTaken() async throws {
        try await PageBench.with { page in
            let answer = try await page.consent(version: "2020-01-1")
            #expect(answer.status == 409)
            #expect(answer.string("problem") == "consent_missing")
            #expect(try await page.bench.store.session(page.run.session)?.consent == nil)
        }
    }

    @Test(arguments: ["", "{}", "[]", #"{"version":"2026-11-2","language":"xx"}"#, #"{"version":7,"language":"en"}"#])
    func anythingElseIsRefused(body: String) async throws {
        try await PageBench.with { page in
            let answer = try await page.post(page.path("consent"), Array(body.utf8))
            #expect(answer.status == 400)
            #expect(answer.string("problem") == "malformed")
        }
    }

    @Test func aBodyOfAnySizeIsNotTaken() async throws {
        try await PageBench.with { page in
            let answer = try await page.post(page.path("consent"), Array(repeating: 32, count: 2000))
            #expect(answer.status == 413)
        }
    }
}
