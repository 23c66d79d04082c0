// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessWeb

@Suite struct PersonPageTests {
    /// Has the person pass, as their own device sees it.
    /// - Returns: the path of the person's own page.
    private func pass(_ page: PageBench) async throws -> String {
        let device = try await page.run.consent()
        try await page.run.attempt(page.bench, .passed(#require(ScriptedJudge.face)), device: device)
        let cookie: HTTPFields = [.cookie: "likeness_device=\(device.exposed)"]
        let own = try #require(try await page.get(page.path("state"), cookie).string("own"))
        return String(own.dropFirst("https://likeness.example".count))
    }

    @Test func theDeviceThatPassedIsToldTheAddressAndItsCodeAndNobodyElse() async throws {
        try await PageBench.with { page in
            let path = try await pass(page)
            #expect(path.hasPrefix("/p/") && path.count > 40)
            let other = try await page.get(page.path("state"))
            #expect(other.string("state") == "verified" && other.string("own") == nil)
            #expect(other.string("ownPath") == nil)
        }
    }

    @Test func thePageSaysWhoUsesTheFaceForWhat() async throws {
        try await PageBench.with(project: try #require(ProjectName(rawValue: "film <1>"))) { page in
            let path = try await pass(page)
            let answer = try await page.get(path)
            #expect(answer.status == 200 && answer.text.contains("You have agreed"))
            #expect(answer.text.contains("acme") && answer.text.contains("film &lt;1&gt;"))
            #expect(answer.text.contains(#"data-test="withdraw""#) && answer.text.contains("None was made."))
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            try await page.expect("您已授权", at: path + "?lng=zh")
            try await page.expect("您已授權", at: path, [.acceptLanguage: "zh-TW"])
        }
    }

    @Test func photosAndVideosAreShownAndOneTapEndsItAll() async throws {
        try await PageBench.with { page in
            let path = try await pass(page)
            let bench = page.bench
            let group = try #require(try await bench.store.session(page.run.session)?.group)
            let task = try await bench.review(page.engine, .of("good", group: group, endpoint: .realAvatar))
            guard case .assetReview(let report)? = task.outcome, let asset = report.items.first?.asset else {
                Issue.record("no report")
                return
            }
            _ = try await bench.makeVideo(page.engine, .of(images: [.asset(asset)]))
            let before = try await page.get(path).text
            #expect(
                before.contains("\(path)/assets/\(asset)") && before.contains("Made") && before.contains("/f/video/"))
            let tapped = try await page.post(path + "/withdraw")
            #expect(tapped.status == 303 && tapped.headers[.location] == path)
            let after = try await page.get(path).text
            #expect(after.contains("Your consent has ended") && after.contains("Ended by you"))
            #expect(!after.contains(#"data-test="withdraw""#))
            let consent = try await page.engine.consents.view(group, for: bench.principal).consent
            #expect(consent.ending?.by == .person)
        }
    }

    @Test func lookingEndsNothing() async throws {
        try await PageBench.with { page in
            let path = try await pass(page)
            for name in ["", "/receipt", "/withdraw"] { _ = try await page.get(path + name) }
            try await page.expect("You have agreed", at: path)
        }
    }

    @Test func theReceiptIsAFileOfThePersons() async throws {
        try await PageBench.with { page in
            let path = try await pass(page)
            let file = try await page.get(path + "/receipt")
            #expect(file.status == 200 && file.headers[.contentType] == "application/jose")
            #expect(file.headers[.contentDisposition]?.contains("likeness-receipt-group-") == true)
            let group = try #require(try await page.bench.store.session(page.run.session)?.group)
            #expect(
                file.text
                    == (try await page.engine.consents.view(group, for: page.bench.principal).consent.receipt))
            #expect(try await page.get(path + "/proof").status == 404)
        }
    }

    @Test(arguments: ["", "/receipt", "/proof", "/assets/asset-20260331145705-aaaaa"])
    func anAddressThatNobodyWasGivenShowsNothing(name: String) async throws {
        try await PageBench.with { page in
            _ = try await pass(page)
            let answer = try await page.get("/p/\(Secret.random().exposed)\(name)")
            #expect(answer.status == 404 && answer.text.contains("This page is not known"))
            #expect(!answer.text.contains("acme"))
        }
    }

    @Test func anotherPersonsPhotosAreUnknownHere() async throws {
        try await PageBench.with { page in
            let path = try await pass(page)
            let other = try await page.bench.makePerson(page.engine)
            let task = try await page.bench.review(page.engine, .of("good", group: other, endpoint: .realAvatar))
            guard case .assetReview(let report)? = task.outcome, let asset = report.items.first?.asset else {
                Issue.record("no report")
                return
            }
            #expect(try await page.get("\(path)/assets/\(asset)").status == 404)
        }
    }

    @Test func everyLanguageHasEveryWord() {
        let languages = PageLanguage.allCases.map { Set(PersonTexts($0).labels.keys) }
        #expect(languages.allSatisfy { $0 == languages[0] })
        #expect(PageLanguage.allCases.allSatisfy { !PersonTexts($0).labels.values.contains("") })
    }
}
