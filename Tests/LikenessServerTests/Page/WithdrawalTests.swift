// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import PortraitFilms
import Testing
import WebDriver

/// A person withdraws on their own page, in a real browser, before a real server; what is left is looked for on the disk.
@Suite(.serialized) struct WithdrawalTests {
    private static let settings = [
        "LIKENESS_VERIFICATION_CHALLENGE": "left,right,center", "LIKENESS_ERASURE_DELAY": "3",
    ]

    @Test func oneTapEndsEverythingAndNothingIsLeft() async throws {
        try await TemporaryFolder.with { folder in
            let person = try await SampleFaces.person(.obama)
            let film = PortraitFilm.turningHead(of: person, course: TurnCourse([.left, .right, .center]))
            let camera = try await CameraFilm.write(film, in: folder)
            try await PageVisit.make(settings: Self.settings, camera: camera) { visit in
                let own = try await pass(visit)
                let (group, asset) = try await makeVideo(visit)
                let files = try Self.files(in: visit.server.folder + "/blobs")
                #expect(files.count >= 4, "the upload, the reviewed photo, the video and its pictures")
                try await visit.browser.open(own)
                #expect(try await visit.mark("consent-state").attribute("data-state") == "given")
                _ = try await visit.mark("videos")
                // Bytes that were just written wait an hour, in case somebody is about to record them.
                for file in files {
                    let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -7200)]
                    try FileManager.default.setAttributes(old, ofItemAtPath: file)
                }
                try await visit.mark("withdraw").click()
                _ = try await visit.browser.visible("[data-test=consent-state]:not([data-state=given])")
                let refused = try await visit.server.caller.post("/v1/videos/generations", Self.order(asset))
                #expect(
                    refused.status == 400 && String(decoding: refused.body, as: UTF8.self).contains("consent_withdrawn")
                )
                let proof = try await erased(visit, group)
                #expect(try Self.files(in: visit.server.folder + "/blobs") == [])
                let scratch = try Self.files(in: visit.server.folder + "/scratch").filter { !$0.hasSuffix("/lock") }
                #expect(scratch == [])
                try await check(proof, visit)
                try await visit.browser.open(own)
                #expect(try await visit.mark("consent-state").attribute("data-state") == "erased")
                #expect(try await visit.mark("proof").isDisplayed())
                #expect(try await visit.browser.complaints() == [])
            }
        }
    }

    private static func order(_ asset: String) -> String {
        #"{"model":"seedance-2.0","prompt":"He waves","duration":4,"resolution":"480p","image_urls":["\#(asset)"]}"#
    }

    /// - Returns: the address of the person's own page.
    private func pass(_ visit: PageVisit) async throws -> String {
        try await visit.agreeAndStart()
        var result = try await visit.result()
        // A machine under load may drop frames; the person has three tries.
        for _ in 0..<2 where result.state == "failed" {
            try await visit.mark("start").click()
            _ = try await visit.mark("challenge")
            result = try await visit.result()
        }
        #expect(result.state == "verified")
        // A touch keeps the page from going back by itself.
        let _: Int? = try await visit.browser.evaluate("dispatchEvent(new PointerEvent('pointerdown')); return 0")
        return try #require(try await visit.mark("own-page").attribute("href"))
    }

    private func makeVideo(_ visit: PageVisit) async throws -> (group: String, asset: String) {
        let caller = visit.server.caller
        let query = try await caller.post(
            "/v1/seedance2/real-avatar", #"{"byted_token":"\#(visit.token)"}"#)
        let group = try #require(query.data["GroupId"] as? String)
        let url = try await caller.upload(Checkout.portrait("obama2"))
        let review = try await caller.post(
            "/v1/seedance2/real-avatar", #"{"group_id":"\#(group)","assets":[{"url":"\#(url)"}]}"#)
        let reviewed = try await caller.finished(#require(review.data["id"] as? String))
        let result = reviewed.data["result"] as? [String: Any]
        let assets = try #require(result?["assets"] as? [[String: Any]])
        let asset = try #require(assets.first?["asset_url"] as? String)
        let ordered = try await caller.post("/v1/videos/generations", Self.order(asset))
        let task = (ordered.json["data"] as? [[String: Any]])?.first?["task_id"] as? String
        let made = try await caller.finished(#require(task))
        #expect(made.data["status"] as? String == "completed")
        return (group, asset)
    }

    /// - Returns: the proof.
    private func erased(_ visit: PageVisit, _ group: String) async throws -> String {
        try await eventually("everything was erased") {
            try await visit.server.caller.get("/v1/consents/\(group)").data["status"] as? String == "erased"
        }
        return try #require(try await visit.server.caller.get("/v1/consents/\(group)").data["erasure_proof"] as? String)
    }

    /// The command reads the proof with the published keys, and finds the log whole.
    private func check(_ proof: String, _ visit: PageVisit) async throws {
        let folder = visit.server.folder
        try Data(proof.utf8).write(to: URL(filePath: folder + "/proof.jws"))
        try await visit.server.caller.get("/.well-known/likeness-receipts.json").body
            .write(to: URL(filePath: folder + "/keys.json"))
        let read = try await LikenessBinary.run([
            "receipts", "verify", folder + "/proof.jws", "--keys", folder + "/keys.json",
        ])
        #expect(read.exitCode == 0 && read.standardOutput.contains("the signature fits"), "\(read.standardError)")
        #expect(read.standardOutput.contains("1 template, 1 assets, 1 videos"))
        #expect(read.standardOutput.contains("found      0 of them"))
        let log = try await LikenessBinary.run(["audit", "verify", "--data-dir", folder])
        #expect(log.exitCode == 0 && log.standardOutput.contains("the log is whole"), "\(log.standardError)")
    }

    private static func files(in folder: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return names.map { "\(folder)/\($0)" }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
