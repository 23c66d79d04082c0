// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import LikenessTesting
import PortraitFilms
import ServerProcess
import Testing
import WebDriver

/// The whole main job with every secret known, at the most talkative log level; then all that was written is searched for
/// them.
@Suite(.serialized) struct CanaryTests {
    private static let wrongKey = "sk-canary-of-a-stranger-4711"
    private static let password = "canary-password-4711"
    private static let settings = [
        "LIKENESS_VERIFICATION_CHALLENGE": "left,right,center", "LIKENESS_LOG_LEVEL": "trace",
    ]

    @Test("CVE-2024-9606, CVE-2026-64859, plain-text keys: no secret is written where it does not belong")
    func noSecretIsWrittenWhereItDoesNotBelong() async throws {
        try await TemporaryFolder.with { folder in
            let person = try await SampleFaces.person(.obama)
            let film = PortraitFilm.turningHead(of: person, course: TurnCourse([.left, .right, .center]))
            let camera = try await CameraFilm.write(film, in: folder)
            try await PageVisit.make(settings: Self.settings, camera: camera) { visit in
                var secrets = try await Self.known(visit)
                secrets += try await Self.pass(visit)
                let addresses = try await Self.makeVideo(visit)
                let refusals = try await Self.provoke(visit, secrets)
                try await Self.signIn(visit)
                let said = try await Self.said(by: visit) + refusals
                for secret in secrets {
                    for (place, text) in said { #expect(!text.contains(secret.text), "\(secret.name) in \(place)") }
                    let files = try Self.files(of: visit, holding: secret.text)
                    #expect(files == [], "\(secret.name)")
                }
                // Addresses of files are given to clients, and kept with what was ordered; nowhere else.
                for signature in addresses {
                    for (place, text) in said { #expect(!text.contains(signature), "a signature in \(place)") }
                }
                #expect(secrets.count >= 9 && addresses.count >= 3)
            }
        }
    }

    private struct Canary {
        let name: String
        let text: String
    }

    /// What is a secret from the start.
    private static func known(_ visit: PageVisit) async throws -> [Canary] {
        var canaries = [
            Canary(name: "the key", text: visit.server.caller.key), Canary(name: "the byted_token", text: visit.token),
            Canary(name: "the link", text: try #require(visit.link.split(separator: "/").last.map(String.init))),
            Canary(name: "a stranger's key", text: wrongKey), Canary(name: "a password", text: password),
        ]
        for notice in visit.server.process.notices {
            let words = notice.split(separator: " ").map(String.init)
            guard
                let secret = words.first(where: {
                    $0.hasPrefix("admin-") || $0.hasPrefix("sk-") || $0.hasPrefix("whsec_")
                })
            else { continue }
            canaries.append(Canary(name: String(secret.prefix(6)), text: secret))
        }
        let master = try String(contentsOfFile: visit.server.folder + "/master.key", encoding: .utf8)
        canaries.append(Canary(name: "the master key", text: master.trimmingCharacters(in: .whitespacesAndNewlines)))
        return canaries
    }

    /// Has the person pass.
    /// - Returns: what only their device knows.
    private static func pass(_ visit: PageVisit) async throws -> [Canary] {
        try await visit.agreeAndStart()
        var result = try await visit.result()
        for _ in 0..<2 where result.state == "failed" {
            try await visit.mark("start").click()
            _ = try await visit.mark("challenge")
            result = try await visit.result()
        }
        #expect(result.state == "verified")
        let _: Int? = try await visit.browser.evaluate("dispatchEvent(new PointerEvent('pointerdown')); return 0")
        let own = try #require(try await visit.mark("own-page").attribute("href"))
        try await visit.browser.open(own)
        let secret = try #require(own.split(separator: "/").last.map(String.init))
        return [Canary(name: "the person's own page", text: secret)]
    }

    /// - Returns: the signatures of all file addresses that were given.
    private static func makeVideo(_ visit: PageVisit) async throws -> [String] {
        let caller = visit.server.caller
        let query = try await caller.post("/v1/seedance2/real-avatar", #"{"byted_token":"\#(visit.token)"}"#)
        let group = try #require(query.data["GroupId"] as? String)
        let upload = try await caller.upload(Checkout.portrait("obama2"))
        let review = try await VendorFlowTests.review(caller, group: group, urls: [upload])
        let asset = try #require(VendorFlowTests.usable(review).first)
        let video = try await VendorFlowTests.order(
            caller,
            #"{"model":"seedance-2.0","prompt":"He waves","duration":4,"resolution":"480p","image_urls":["\#(asset)"]}"#
        )
        #expect(video.data["status"] as? String == "completed")
        _ = try await caller.get(upload)
        let answers = [upload, String(decoding: video.body, as: UTF8.self)].joined().replacing(#"\/"#, with: "/")
        return answers.matches(of: /signature=([A-Za-z0-9_-]{20,})/).map { String($0.1) }
    }

    /// Requests that are refused, with secrets where they don't belong.
    private static func provoke(_ visit: PageVisit, _ secrets: [Canary]) async throws -> [(String, String)] {
        let caller = visit.server.caller
        let stranger = Caller(caller.address, key: wrongKey)
        let answers = [
            try await stranger.get("/v1/models"), try await caller.get("/v1/tasks/\(wrongKey)"),
            try await caller.post(
                "/v1/seedance2/real-avatar", #"{"callback_url":"https://user:\#(password)@example.com/"}"#),
            try await caller.post("/v1/seedance2/real-avatar", #"{"byted_token":"\#(wrongKey)"}"#),
            try await caller.post("/v1/videos/generations", #"{"model":"\#(wrongKey)","prompt":"x"}"#),
            try await caller.get("/f/image/file_01KMCGF6BQGN3X28H3KSR50X5T-x.jpg?expires=1&signature=\(wrongKey)"),
            try await caller.get("/v/\(wrongKey)"), try await caller.get("/p/\(wrongKey)"),
        ]
        #expect(answers.allSatisfy { $0.status >= 400 }, "\(answers.map(\.status))")
        return answers.enumerated().map { ("answer \($0)", String(decoding: $1.body, as: UTF8.self)) }
    }

    /// The operator signs in to the console, and looks at every list.
    private static func signIn(_ visit: PageVisit) async throws {
        let notice = try #require(visit.server.process.notices.first { $0.contains("admin token") })
        let token = try #require(notice.split(separator: " ").last.map(String.init))
        try await visit.browser.open(visit.server.process.address + "/console/sign-in")
        try await visit.mark("key").type(token)
        try await visit.mark("sign-in").click()
        _ = try await visit.browser.visible("body[data-csrf]")
        for area in ["people", "tasks", "deliveries", "keys", "settings"] {
            try await visit.browser.open(visit.server.process.address + "/console/\(area)")
        }
    }

    /// What the server has said to others than those whom it concerns.
    private static func said(by visit: PageVisit) async throws -> [(String, String)] {
        let folder = visit.server.folder
        let log = try String(contentsOfFile: folder + "/server.log", encoding: .utf8)
        #expect(log.contains("\"trace\"") || log.contains("\"debug\""), "the log is as talkative as it can be")
        var said = [("the log", log)]
        said.append(("metrics", String(decoding: try await visit.server.caller.get("/metrics").body, as: UTF8.self)))
        for arguments in [["audit", "export"], ["keys", "list"], ["accounts", "list"], ["doctor"]] {
            let output = try await LikenessBinary.run(arguments + ["--data-dir", folder])
            said.append((arguments.joined(separator: " "), output.standardOutput + output.standardError))
        }
        return said
    }

    /// Files of the data folder that hold the text as it is, but for the key's own file.
    private static func files(of visit: PageVisit, holding text: String) throws -> [String] {
        let folder = visit.server.folder
        let needle = Data(text.utf8)
        return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
            // Of the film for the camera nobody asks.
            guard name != "master.key", name != "camera.mjpeg" else { return false }
            return FileManager.default.contents(atPath: "\(folder)/\(name)")?.range(of: needle) != nil
        }
    }
}
