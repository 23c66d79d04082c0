// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import LikenessTesting
import PortraitFilms
import Testing
import WebDriver

/// The hosted page in a real browser, before a real server with a real judge.
@Suite(.serialized) struct HostedPageTests {
    private static let fixed = ["LIKENESS_VERIFICATION_CHALLENGE": "left,right,center"]
    private static let course = TurnCourse([.left, .right, .center])

    // MARK: Two devices

    @Test func aCheckMovesToThePhoneByTheNumberThatItShows() async throws {
        try await TemporaryFolder.with { folder in
            let person = try await SampleFaces.person(.obama)
            let wrong = PortraitFilm.turningHead(of: person, course: TurnCourse([.right, .left, .center]))
            let camera = try await CameraFilm.write(wrong, in: folder)
            let right = try await CameraFilm.write(
                .turningHead(of: person, course: Self.course), in: folder, named: "phone")
            try await PageVisit.make(settings: Self.fixed, camera: camera) { computer in
                try await computer.agreeAndStart()
                #expect(try await computer.result().state == "failed")
                var phone = BrowserOptions()
                phone.camera = right
                try await Browser.run(phone) { browser in
                    let address = try await computer.browser.address()
                    try await browser.open(address)
                    let visit = PageVisit(
                        browser: browser, server: computer.server, link: computer.link, token: computer.token)
                    try await visit.mark("move").click()
                    let number = try await visit.mark("move-number").text()
                    #expect(number.count == 2)
                    try await computer.mark("move-typed").type(number)
                    try await computer.mark("move-yes").click()
                    _ = try await browser.wait(for: "the phone's turn") { browser -> Bool? in
                        let start = try await browser.first("[data-test=start]")
                        return try await start?.isEnabled() == true ? true : nil
                    }
                    try await visit.mark("start").click()
                    var result = try await visit.result()
                    if result.state == "failed" {
                        // A machine under load may drop frames; the person has one more.
                        try await visit.mark("start").click()
                        _ = try await visit.mark("challenge")
                        result = try await visit.result()
                    }
                    #expect(result.state == "verified", "\(result.reason)")
                    #expect(try await browser.complaints() == [])
                    #expect(try await computer.browser.complaints() == [])
                }
            }
        }
    }

    // MARK: Before the camera

    @Test func nothingStartsBeforeTheTick() async throws {
        try await PageVisit.make { visit in
            let start = try await visit.mark("start")
            #expect(try await start.isEnabled() == false)
            try await visit.mark("consent").click()
            #expect(try await start.isEnabled())
            try await visit.mark("consent").click()
            #expect(try await start.isEnabled() == false)
        }
    }

    @Test func aDeviceWithoutACameraIsTold() async throws {
        try await PageVisit.make { visit in
            try await visit.agreeAndStart()
            #expect(try await visit.notice().contains("no camera"))
            #expect(try await visit.mark("start").isEnabled())
        }
    }

    @Test func aRefusedCameraIsToldAndMayBeTriedAgain() async throws {
        try await PageVisit.make(camera: .denied) { visit in
            try await visit.agreeAndStart()
            #expect(try await visit.notice().contains("not allowed"))
            #expect(try await visit.mark("start").isEnabled())
        }
    }

    @Test func anAppThatAllowsNoCameraIsNamedAndTheLinkCanBeCopied() async throws {
        try await PageVisit.make(
            camera: .denied, configure: { $0.userAgent = "Mozilla/5.0 (iPhone) MicroMessenger/8.0" }
        ) { visit in
            try await visit.agreeAndStart()
            #expect(try await visit.notice().contains("This app"))
            #expect(try await visit.browser.visible("#copy").isEnabled())
        }
    }

    @Test func theKeyboardIsEnough() async throws {
        try await PageVisit.make(camera: .denied) { visit in
            try await visit.browser.press("\u{E004}")
            try await visit.browser.press(" ")
            try await visit.browser.press("\u{E004}")
            try await visit.browser.press("\u{E007}")
            #expect(try await visit.notice().isEmpty == false)
        }
    }

    @Test(arguments: [
        ("?lng=zh", "en", "zh"), ("?lng=zh-Hant", "en", "zh-Hant"), ("", "zh-TW", "zh-Hant"), ("", "fr", "en"),
    ])
    func thePageSpeaksTheAddressesLanguageElseTheBrowsers(query: String, browser: String, page: String) async throws {
        try await PageVisit.make(query: query, configure: { $0.language = browser }) { visit in
            let language: String = try await visit.browser.evaluate("return document.documentElement.lang")
            #expect(language == page)
        }
    }

    @Test func aDesktopOffersAQRCodeAndAPhoneDoesNot() async throws {
        let settings = ["LIKENESS_PUBLIC_URL": "https://likeness.example"]
        try await PageVisit.make(settings: settings, configure: Self.onDesktop) { visit in
            let code = try await visit.browser.visible("#qr svg")
            #expect(try await code.isDisplayed())
        }
        try await PageVisit.make(settings: settings) { visit in
            let code = try #require(try await visit.browser.first("#qr"))
            #expect(try await code.isDisplayed() == false)
        }
    }

    @Test func anAddressOfThisMachineAloneIsOfferedToNoPhone() async throws {
        try await PageVisit.make(configure: Self.onDesktop) { visit in
            let code = try await visit.browser.first("#qr")
            #expect(code == nil)
        }
    }

    private static func onDesktop(_ options: inout BrowserOptions) {
        options.screen = .desktop(width: 1280, height: 900)
    }

    // MARK: The session

    @Test func anExpiredSessionSaysSo() async throws {
        try await PageVisit.make(settings: ["LIKENESS_VERIFICATION_TTL": "1"]) { visit in
            let result = try await visit.result()
            #expect(result.state == "expired")
            #expect(try await visit.mark("continue").attribute("href")?.contains("resultCode=-1003") == true)
        }
    }

    @Test func anotherDeviceIsSentBackToTheFirst() async throws {
        try await PageVisit.make(camera: .none) { visit in
            let consent = try await visit.server.caller.page(
                visit.link + "/consent", #"{"version":"2026-11-2","language":"en"}"#)
            #expect(consent.status == 204)
            #expect(try await visit.notice().contains("another device"))
            #expect(try await visit.mark("consent").isEnabled() == false)
        }
    }

    /// Consent binds a device: one that can't film must not keep the phone out.
    @Test func aDeviceWithoutACameraLeavesTheWayToThePhoneOpen() async throws {
        try await PageVisit.make(camera: .none) { visit in
            try await visit.agreeAndStart()
            #expect(try await visit.notice().contains("no camera"))
            let consent = try await visit.server.caller.page(
                visit.link + "/consent", #"{"version":"2026-11-2","language":"en"}"#)
            #expect(consent.status == 204)
        }
    }

    @Test func anUnknownLinkIsAPageOfItsOwn() async throws {
        try await PageVisit.make { visit in
            try await visit.browser.open(visit.link + "x")
            #expect(try await visit.browser.visible("h1").text() == "This link is not known")
        }
    }

    @Test func thePageLoadsNothingFromElsewhereAndRunsNothingInline() async throws {
        try await PageVisit.make { visit in
            let answer = try await visit.server.caller.get(visit.link)
            let policy = try #require(answer.headers["content-security-policy"])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            let foreign: Int = try await visit.browser.evaluate(
                """
                return performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length
                """)
            #expect(foreign == 0)
            let size: Int = try await visit.browser.evaluate(
                """
                return performance.getEntriesByType('resource').reduce((sum, e) => sum + e.decodedBodySize, 0)
                  + document.documentElement.outerHTML.length
                """)
            #expect(size < 60_000)
        }
    }

    // MARK: Before the camera's film

    @Test func aPersonPassesAndIsTakenBackWithTheVendorsQuery() async throws {
        try await TemporaryFolder.with { folder in
            let person = try await SampleFaces.person(.biden)
            let camera = try await CameraFilm.write(.turningHead(of: person, course: Self.course), in: folder)
            let router = Router()
            router.get("back") { _, _ in "back" }
            router.post("back") { _, _ in HTTPResponse.Status.noContent }
            try await LocalApplication.run(router) { port in
                let settings = Self.fixed.merging(["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]) { own, _ in own }
                try await PageVisit.make(
                    settings: settings, camera: camera, callback: "http://127.0.0.1:\(port)/back?a=1"
                ) { visit in
                    try await visit.agreeAndStart()
                    var result = try await visit.result()
                    // A machine under load may drop frames; the person has three tries.
                    for _ in 0..<2 where result.state == "failed" {
                        try await visit.mark("start").click()
                        _ = try await visit.mark("challenge")
                        result = try await visit.result()
                    }
                    #expect(result.state == "verified")
                    let running: Int = try await visit.browser.evaluate(
                        "return document.getElementById('camera').srcObject ? 1 : 0")
                    #expect(running == 0)
                    let address = try await visit.browser.wait(for: "the way back") { browser -> String? in
                        let address = try await browser.address()
                        return address.contains("/back?") ? address : nil
                    }
                    #expect(address.contains("/back?a=1&bytedToken=\(visit.token)&resultCode=10000"))
                }
            }
        }
    }

    @Test func aPhotoIsRefusedWithItsReasonAndTheNextTryIsOffered() async throws {
        try await TemporaryFolder.with { folder in
            let person = try await SampleFaces.person(.obama)
            let camera = try await CameraFilm.write(.photo(person, seconds: 4), in: folder)
            try await PageVisit.make(settings: Self.fixed, camera: camera) { visit in
                try await visit.agreeAndStart()
                let result = try await visit.result()
                #expect(result.state == "failed")
                #expect(result.reason == "still_image")
                #expect(try await visit.mark("start").text() == "Try again")
                #expect(try await visit.browser.visible("#resultTries").text() == "Tries left: 2")
                #expect(try await visit.browser.first("[data-test=continue]")?.isDisplayed() == false)
            }
        }
    }

    @Test func aTryIsReadOutAndCanBeStoppedWithTheCameraOff() async throws {
        try await TemporaryFolder.with { folder in
            let camera = try await CameraFilm.write(.emptyRoom(seconds: 2), in: folder)
            try await PageVisit.make(settings: Self.fixed, camera: camera) { visit in
                try await visit.agreeAndStart()
                _ = try await visit.mark("challenge")
                let focused: String = try await visit.browser.evaluate("return document.activeElement.id")
                #expect(focused == "challenge")
                try await visit.mark("cancel").click()
                let result = try await visit.result()
                #expect(result.state == "failed" && result.reason == "cancelled_by_person")
                _ = try await visit.browser.wait(for: "the camera is off") { browser -> Bool? in
                    let isOff: Bool = try await browser.evaluate(
                        "return document.getElementById('camera').srcObject === null")
                    return isOff ? true : nil
                }
            }
        }
    }

    @Test func theLastTryEndsTheSession() async throws {
        try await TemporaryFolder.with { folder in
            let camera = try await CameraFilm.write(.emptyRoom(seconds: 2), in: folder)
            let settings = Self.fixed.merging(["LIKENESS_VERIFICATION_ATTEMPTS": "1"]) { own, _ in own }
            try await PageVisit.make(settings: settings, camera: camera) { visit in
                try await visit.agreeAndStart()
                let result = try await visit.result()
                #expect(result.state == "failed")
                #expect(try await visit.browser.first("[data-test=start]")?.isDisplayed() == false)
                #expect(try await visit.mark("continue").attribute("href")?.contains("resultCode=-1101") == true)
            }
        }
    }

    @Test func aTiltedPrintIsRefused() async throws {
        try await TemporaryFolder.with { folder in
            let course = TurnCourse([.left, .right, .center], degrees: 50)
            let film = PortraitFilm.tiltedPrint(of: try await SampleFaces.person(.obama), axis: 20, course: course)
            let camera = try await CameraFilm.write(film, in: folder)
            try await PageVisit.make(settings: Self.fixed, camera: camera) { visit in
                try await visit.agreeAndStart()
                let result = try await visit.result()
                #expect(result.state == "failed")
                #expect(["flat_image", "too_slow", "still_image", "jumpy_movement"].contains(result.reason))
            }
        }
    }
}
