// SPDX-License-Identifier: Apache-2.0

import WebDriver

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The person's side of the demo: opens the link, consents and follows the page, with a film for a camera.
struct DemoPerson: Sendable {
    let folder: DemoFolder
    let console: DemoConsole

    /// - Returns: when the page shows that the person is verified.
    /// - Throws: `DemoFailure` with the page's reason, or `WebDriverError`.
    func follow(_ link: String) async throws {
        try await Browser.run(options) { page in
            try await page.open(link)
            try await page.visible("[data-test=consent]").click()
            console.detail("consent given")
            var state = try await attempt(page)
            // As a person would: the page offers another try while there is one.
            while state == "failed", let start = try await page.first("[data-test=start]"),
                try await start.isDisplayed()
            {
                console.detail("the page says \(state): \(try await reason(page)); trying again")
                state = try await attempt(page)
            }
            try await page.screenshot().write(to: URL(filePath: folder.screenshot))
            guard state == "verified" else {
                throw DemoFailure("the page says \(state): \(try await reason(page))")
            }
        }
    }

    private func attempt(_ page: Browser) async throws -> String {
        try await page.visible("[data-test=start]").click()
        _ = try await page.visible("[data-test=challenge]")
        return try await watch(page)
    }

    private func reason(_ page: Browser) async throws -> String {
        try await page.first("[data-test=result]")?.attribute("data-reason") ?? "no reason"
    }

    private var options: BrowserOptions {
        var options = BrowserOptions()
        options.camera = .film(path: URL(filePath: folder.film).absoluteURL.path())
        options.logPath = folder.driverLog
        return options
    }

    /// Prints the challenge as it goes on.
    /// - Returns: the `data-state` of the result.
    private func watch(_ page: Browser) async throws -> String {
        var shown = ""
        return try await page.wait(for: "a result", atMost: .seconds(120)) { page in
            if let result = try await page.first("[data-test=result]"),
                let state = try await result.attribute("data-state"), !state.isEmpty, try await result.isDisplayed()
            {
                return state
            }
            if let challenge = try await page.first("[data-test=challenge]"),
                let step = try await challenge.attribute("data-step"), !step.isEmpty, step != shown
            {
                shown = step
                console.detail("the page asks: \(try await challenge.text())")
            }
            return nil
        }
    }
}
