// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WebDriver

/// The served documentation in a browser.
@Suite(.serialized) struct DocPagesTests {
    @Test(arguments: [BrowserOptions.Screen.phone(width: 390, height: 844), .desktop(width: 1280, height: 900)])
    func everyPageFitsIsQuietAndLeadsToPagesThatAreThere(screen: BrowserOptions.Screen) async throws {
        try await ConsoleVisit.make(screen: screen) { visit in
            try await visit.open("/docs")
            let paths: [String] = try await visit.browser.evaluate(
                "return [...new Set([...document.querySelectorAll('a')].map((link) => link.pathname))].filter((path) => path.startsWith('/docs') && !path.endsWith('.md'))"
            )
            #expect(paths.count > 5)
            for dark in [false, true] {
                try await visit.browser.prefer(dark: dark)
                for path in paths {
                    try await visit.open(path)
                    _ = try await visit.browser.visible("h1")
                    #expect(try await visit.overflow() <= 0, "\(path)")
                    let complaints = try await visit.browser.complaints()
                    #expect(complaints == [], "\(path): \(complaints)")
                }
            }
            for link in try await links(of: paths, visit) {
                #expect(try await visit.server.caller.get(link).status == 200, "\(link)")
            }
        }
    }

    /// Where the pages lead to on this server.
    private func links(of paths: [String], _ visit: ConsoleVisit) async throws -> Set<String> {
        var found: Set<String> = []
        for path in paths {
            try await visit.open(path)
            let links: [String] = try await visit.browser.evaluate(
                "return [...document.querySelectorAll('main a')].filter((link) => link.origin === location.origin).map((link) => link.pathname)"
            )
            found.formUnion(links)
        }
        return found
    }

    @Test func aReaderChoosesALanguageOnceAndLinksToAHeading() async throws {
        try await ConsoleVisit.make { visit in
            try await visit.open("/docs/videos")
            let swift = try await visit.browser.visible("[role=tab][data-language=swift]")
            try await swift.click()
            let shown: [String] = try await visit.browser.evaluate(
                "return [...document.querySelectorAll('main .code')].filter((frame) => !frame.hidden).map((frame) => /language-(\\w+)/.exec(frame.firstElementChild.firstElementChild?.className ?? '')?.[1]).filter((name) => ['bash', 'swift', 'python', 'javascript'].includes(name))"
            )
            #expect(shown.contains("swift") && !shown.contains("python"))
            try await visit.open("/docs/assets")
            let kept: Bool = try await visit.browser.evaluate(
                "return [...document.querySelectorAll('main code.language-swift')].some((code) => !code.closest('.code').hidden)"
            )
            #expect(kept)
        }
    }
}
