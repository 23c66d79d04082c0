// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WebDriver

@Suite(.serialized) struct BrowserTests {
    private static let page = """
        data:text/html,<title>Shop</title><button onclick="document.getElementById('out').textContent='bought'">Buy\
        </button><p id="out" data-state="open">waiting</p><p hidden id="secret">hidden</p>
        """

    @Test func aButtonIsPressedAndItsEffectRead() async throws {
        try await Browser.run { browser in
            try await browser.open(Self.page)
            let out = try await browser.visible("#out")
            #expect(try await out.attribute("data-state") == "open")
            try await browser.visible("button").click()
            #expect(try await out.text() == "bought")
        }
    }

    @Test func theKeyboardWorks() async throws {
        try await Browser.run { browser in
            try await browser.open(Self.page)
            try await browser.press("\u{E004}")
            try await browser.press("\u{E007}")
            #expect(try await browser.visible("#out").text() == "bought")
        }
    }

    @Test func whatIsHiddenIsNotVisible() async throws {
        try await Browser.run { browser in
            try await browser.open(Self.page)
            #expect(try await browser.first("#secret") != nil)
            await #expect(throws: WebDriverError.timedOut(waitingFor: "#secret")) {
                _ = try await browser.visible("#secret", atMost: .milliseconds(300))
            }
        }
    }

    @Test func aScriptAnswers() async throws {
        try await Browser.run { browser in
            try await browser.open(Self.page)
            let sum: Int = try await browser.evaluate("return arguments[0].length + screen.width", ["four"])
            #expect(sum == 394)
            #expect(try await browser.screenshot().starts(with: [0x89, 0x50, 0x4E, 0x47]))
        }
    }

    @Test func theLanguageIsWhatThePageSees() async throws {
        var options = BrowserOptions()
        options.language = "zh-TW"
        options.screen = .desktop(width: 1200, height: 800)
        try await Browser.run(options) { browser in
            try await browser.open(Self.page)
            let language: String = try await browser.evaluate("return navigator.language")
            #expect(language == "zh-TW")
        }
    }

    @Test func aMissingBrowserIsSaid() async throws {
        var options = BrowserOptions()
        options.chromium = "/nonexistent/chromium"
        await #expect(throws: WebDriverError.self) { try await Browser.run(options) { _ in } }
    }
}
