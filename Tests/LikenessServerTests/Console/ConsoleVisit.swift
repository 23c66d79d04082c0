// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing
import WebDriver

/// An operator's or account's visit to the console of a running server.
struct ConsoleVisit {
    let browser: Browser
    let server: RunningServer
    /// The operator's token, printed at the first start.
    let adminToken: String

    /// Starts a server on an empty folder and opens its console in a browser.
    static func make(
        settings: [String: String] = [:], camera: BrowserOptions.Camera = .none,
        screen: BrowserOptions.Screen = .desktop(width: 1280, height: 900),
        _ body: @escaping @Sendable (ConsoleVisit) async throws -> Void
    ) async throws {
        var options = BrowserOptions()
        options.camera = camera
        options.screen = screen
        let chosen = options
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: settings) { server in
                let line = try #require(server.process.notices.first { $0.contains("admin token") })
                let token = try #require(line.split(separator: " ").last.map(String.init))
                try await Browser.run(chosen) { browser in
                    try await body(ConsoleVisit(browser: browser, server: server, adminToken: token))
                }
            }
        }
    }

    func open(_ path: String) async throws { try await browser.open(server.process.address + path) }

    func mark(_ name: String, atMost limit: Duration = .seconds(20)) async throws -> Element {
        try await browser.visible("[data-test=\(name)]", atMost: limit)
    }

    func signIn(_ key: String) async throws {
        try await open("/console/sign-in")
        try await mark("key").type(key)
        try await mark("sign-in").click()
        _ = try await browser.visible("body[data-csrf]")
    }

    /// Waits until the element of that mark shows the text.
    func wait(for text: String, at mark: String, atMost limit: Duration = .seconds(90)) async throws {
        _ = try await browser.wait(for: "\(text) at \(mark)", atMost: limit) { browser -> Bool? in
            guard let element = try await browser.first("[data-test=\(mark)]") else { return nil }
            return try await element.text().contains(text) ? true : nil
        }
    }

    /// How far the page is wider than its window, in points.
    func overflow() async throws -> Int {
        try await browser.evaluate(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    }

    /// What was transferred for the page and its small pictures: not the files that its player or one asset's page shows.
    func bytes() async throws -> Int {
        try await browser.evaluate(
            """
            return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
              .filter((entry) => !new URL(entry.name).pathname.startsWith('/f/'))
              .reduce((sum, entry) => sum + Math.max(entry.transferSize, entry.encodedBodySize), 0)
            """)
    }
}
