// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import PortraitFilms
import Testing
import WebDriver

/// The whole main job in the console, in a real browser, before a real server with its own judge, review and studio.
@Suite(.serialized) struct ConsoleJobTests {
    private static let fixed = ["LIKENESS_VERIFICATION_CHALLENGE": "left,right,center"]

    @Test func aPersonBecomesAVideoWithoutLeavingTheBrowser() async throws {
        try await TemporaryFolder.with { folder in
            let person = try await SampleFaces.person(.obama)
            let film = PortraitFilm.turningHead(of: person, course: TurnCourse([.left, .right, .center]))
            let camera = try await CameraFilm.write(film, in: folder)
            try await ConsoleVisit.make(settings: Self.fixed, camera: camera) { visit in
                try await visit.signIn(visit.server.caller.key)
                try await visit.open("/console/start")
                try await visit.mark("make-session").click()
                try await visit.wait(for: "Not opened yet", at: "session-state")
                try await verify(visit)
                try await addPhotos(visit)
                try await addOneMore(visit)
                try await order(visit)
                try await watch(visit)
                let complaints = try await visit.browser.complaints()
                #expect(complaints == [], "\(complaints)")
            }
        }
    }

    /// The person goes on in the same browser, and comes back to the console.
    private func verify(_ visit: ConsoleVisit) async throws {
        try await visit.mark("go-on-here").click()
        try await visit.mark("consent").click()
        try await visit.mark("start").click()
        for _ in 0..<3 {
            let result = try await visit.browser.visible("[data-test=result]", atMost: .seconds(90))
            if try await result.attribute("data-state") == "verified" { break }
            // A machine under load may drop frames; the person has three tries.
            try await visit.mark("start").click()
            _ = try await visit.mark("challenge")
        }
        try await visit.wait(for: "Verified", at: "session-state")
        #expect(try await visit.browser.address().contains("/console/start/task_"))
    }

    /// The person's photo passes; another person's is refused with its reason.
    private func addPhotos(_ visit: ConsoleVisit) async throws {
        let picker = try #require(try await visit.browser.first("[data-test=picker]"))
        try await picker.type("\(Checkout.portrait("obama2"))\n\(Checkout.portrait("biden"))")
        _ = try await visit.browser.wait(for: "both verdicts", atMost: .seconds(60)) { browser -> Bool? in
            let cards = try await browser.elements("#files [data-test=asset]")
            guard cards.count == 2 else { return nil }
            var words = ""
            for card in cards { words += try await card.text() }
            return words.contains("Active") && words.contains("This is another person.") ? true : nil
        }
        _ = try await visit.browser.wait(for: "the small picture of the one that passed") { browser -> Bool? in
            let pictures: Int = try await browser.evaluate(
                "return [...document.querySelectorAll('#files img')].filter((image) => image.naturalWidth > 0).length")
            return pictures == 1 ? true : nil
        }
    }

    /// What is typed stays as it is, and so does the reason why a file was not taken.
    private func addOneMore(_ visit: ConsoleVisit) async throws {
        try await visit.mark("prompt").type("Typed before")
        let text = "\(visit.server.folder)/notes.txt"
        try Data("no picture".utf8).write(to: URL(filePath: text))
        let picker = try #require(try await visit.browser.first("[data-test=picker]"))
        try await picker.type("\(text)\n\(Checkout.portrait("obama3"))")
        _ = try await visit.browser.wait(for: "the third card", atMost: .seconds(60)) { browser -> Bool? in
            try await browser.elements("#files [data-test=asset]").count == 3 ? true : nil
        }
        #expect(try await visit.mark("sending").text().contains("This format is not taken"))
        let prompt: String = try await visit.browser.evaluate("return document.getElementById('prompt').value")
        #expect(prompt == "Typed before")
        // Chromium notes the status of the file that was refused.
        let complaints = try await visit.browser.complaints()
        #expect(complaints.allSatisfy { $0.contains("status of 415") }, "\(complaints)")
        try await visit.mark("prompt").clear()
    }

    /// A form that is not filled in says so and keeps the rest; then the video is ordered.
    private func order(_ visit: ConsoleVisit) async throws {
        let seconds = try await visit.mark("seconds")
        try await seconds.clear()
        try await seconds.type("4")
        try await visit.mark("make-video").click()
        _ = try await visit.mark("prompt-problem")
        #expect(try await visit.browser.evaluate("return document.getElementById('seconds').value") == "4")
        // Chromium notes the status of a form that is shown again, and nothing else may have been noted.
        let complaints = try await visit.browser.complaints()
        #expect(complaints.allSatisfy { $0.contains("status of 422") }, "\(complaints)")
        try await visit.mark("prompt").type("She looks up & smiles")
        let _: Int? = try await visit.browser.evaluate(
            "document.getElementById('resolution').value = '480p'; return 0")
        try await visit.mark("make-video").click()
    }

    /// The state changes without the page being loaded again, and the film plays.
    private func watch(_ visit: ConsoleVisit) async throws {
        try await visit.wait(for: "Finished", at: "video-state")
        _ = try await visit.mark("download")
        let _: Bool = try await visit.browser.evaluate(
            "const film = document.querySelector('[data-test=movie]'); film.muted = true; return film.play().then(() => true)"
        )
        let seconds: Double = try await visit.browser.wait(for: "a film that plays") { browser in
            let seconds: Double = try await browser.evaluate(
                "const film = document.querySelector('[data-test=movie]'); return film.currentTime > 0 ? film.duration : 0"
            )
            return seconds > 0 ? seconds : nil
        }
        #expect((3.5...4.5).contains(seconds))
        let curls: Int = try await visit.browser.evaluate(
            "return [...document.querySelectorAll('.curl pre')].filter((pre) => pre.textContent.includes('curl ')).length"
        )
        #expect(curls == 4)
    }
}
