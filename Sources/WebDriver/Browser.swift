// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A headless Chromium, driven as W3C WebDriver says.
package struct Browser: Sendable {
    private struct Session: Decodable {
        let sessionId: String
    }

    private struct Script: Encodable {
        let script: String
        let args: [String]
    }

    private let session: DriverConnection

    /// Starts a browser, calls `body` with it, and ends it on every path.
    /// - Throws: `WebDriverError`, or what `body` throws.
    package static func run<Result: Sendable>(
        _ options: BrowserOptions = BrowserOptions(), _ body: @Sendable (Browser) async throws -> Result
    ) async throws -> Result {
        try await DriverProcess.run(options) { address in
            let driver = DriverConnection(base: address)
            let session: Session = try await driver.post("/session", NewSession(options))
            // The driver's end takes the browser with it, so an error needs no clean-up here.
            let browser = Browser(session: DriverConnection(base: "\(address)/session/\(session.sessionId)"))
            let result = try await body(browser)
            try? await browser.session.delete("")
            return result
        }
    }

    /// Opens a page and waits until it is loaded.
    package func open(_ url: String) async throws {
        try await session.tell("/url", ["url": url])
    }

    /// Where the browser is now.
    package func address() async throws -> String {
        try await session.get("/url")
    }

    /// Every element that the CSS selector names, in the page's order.
    package func elements(_ selector: String) async throws -> [Element] {
        let found: [Element.Reference] = try await session.post(
            "/elements", ["using": "css selector", "value": selector])
        return found.map { Element(session: session, id: $0.id) }
    }

    /// The first element that the CSS selector names; nil for none.
    package func first(_ selector: String) async throws -> Element? {
        try await elements(selector).first
    }

    /// Runs a function body in the page; its `return` comes back, and a promise is waited for.
    package func evaluate<Value: Decodable>(
        _ script: String, _ arguments: [String] = [], as type: Value.Type = Value.self
    ) async throws -> Value {
        try await session.post("/execute/sync", Script(script: script, args: arguments))
    }

    /// The visible page as PNG.
    package func screenshot() async throws -> Data {
        let text: String = try await session.get("/screenshot")
        guard let data = Data(base64Encoded: text) else { throw WebDriverError.unintelligible("a screenshot") }
        return data
    }

    /// What the page's console and the browser complained of since the last call: errors and warnings.
    package func complaints() async throws -> [String] {
        let entries: [LogEntry] = try await session.post("/se/log", ["type": "browser"])
        return entries.filter { ["SEVERE", "WARNING"].contains($0.level) }.map(\.message)
    }

    /// Has pages believe that their reader wants them dark, or light.
    package func prefer(dark: Bool) async throws {
        let feature = ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
        let _: [String: String] = try await session.post(
            "/goog/cdp/execute",
            DriverCommand(cmd: "Emulation.setEmulatedMedia", params: ["features": [feature]]))
    }

    /// Presses a key, as in `Tab` (`\u{E004}`), `Enter` (`\u{E007}`) or a letter, at what has the focus.
    package func press(_ key: Character) async throws {
        let steps = [KeyStep(type: "keyDown", value: String(key)), KeyStep(type: "keyUp", value: String(key))]
        try await session.tell("/actions", KeyActions(actions: [KeySource(actions: steps)]))
    }

    /// Asks `condition` again and again until it answers with a value.
    /// - Parameter what: for the error, in words.
    /// - Throws: `WebDriverError.timedOut` after `limit`.
    package func wait<Value>(
        for what: String, atMost limit: Duration = .seconds(20),
        until condition: (Browser) async throws -> Value?
    ) async throws -> Value {
        let end = ContinuousClock.now + limit
        while true {
            // An element can leave the page between two commands; then it is looked for again.
            do {
                if let value = try await condition(self) { return value }
            } catch WebDriverError.refused(code: "stale element reference", _) {}
            guard ContinuousClock.now < end else { throw WebDriverError.timedOut(waitingFor: what) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Waits for an element that can be seen.
    package func visible(_ selector: String, atMost limit: Duration = .seconds(20)) async throws -> Element {
        try await wait(for: selector, atMost: limit) { browser in
            for element in try await browser.elements(selector) where try await element.isDisplayed() {
                return element
            }
            return nil
        }
    }
}

private struct LogEntry: Decodable {
    let level: String
    let message: String
}

/// A command of Chromium's own (DevTools protocol).
private struct DriverCommand: Encodable {
    let cmd: String
    let params: [String: [[String: String]]]
}

private struct KeyStep: Encodable {
    let type: String
    let value: String
}

private struct KeySource: Encodable {
    let type = "key"
    let id = "keyboard"
    let actions: [KeyStep]
}

private struct KeyActions: Encodable {
    let actions: [KeySource]
}
