// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import PortraitFilms
import ScratchPostgres
import ServerProcess
import Testing
import WebDriver

/// A person's visit while each request goes to another server.
@Suite(.serialized) struct ClusterPageTests {
    private static let fixed = ["LIKENESS_VERIFICATION_CHALLENGE": "left,right,center"]
    private static let course = TurnCourse([.left, .right, .center])

    @Test func aPersonIsVerifiedWhicheverServerEachRequestReaches() async throws {
        try await Self.visit { visit, _, _ in
            try await visit.agreeAndStart()
            #expect(try await Self.outcome(of: visit) == "verified")
        }
    }

    @Test func aTryIsLostWithItsServerAndBeginsAgainAtTheOther() async throws {
        try await Self.visit { visit, servers, cluster in
            try await visit.agreeAndStart()
            _ = try await visit.mark("challenge")
            let database = try #require(cluster.settings["LIKENESS_STORE"])
            let holder = try await cluster.database.run(
                "psql", ["-X", "-At", "-d", database, "-c", "SELECT try_server FROM sessions"])
            try #require(servers.first { $0.process.address == holder }).process.signal(SIGKILL)
            try await visit.mark("start").click()
            #expect(try await Self.outcome(of: visit) == "verified")
        }
    }

    @Test func aWithdrawalAtOneServerHoldsAtTheOtherAtOnce() async throws {
        try await Self.visit { visit, servers, _ in
            try await visit.agreeAndStart()
            #expect(try await Self.outcome(of: visit) == "verified")
            let first = servers[0].caller
            let second = Caller(servers[1].process.address, key: first.key)
            let consents = try await first.get("/v1/consents").json["data"] as? [[String: Any]]
            let group = try #require(consents?.first?["group_id"] as? String)
            let url = try await first.upload(Checkout.portrait("biden"))
            let review = try await first.post(
                "/v1/seedance2/real-avatar", #"{"group_id":"\#(group)","assets":[{"url":"\#(url)"}]}"#)
            let reviewed = try await first.finished(#require(review.data["id"] as? String))
            let assets = (reviewed.data["result"] as? [String: Any])?["assets"] as? [[String: Any]]
            let asset = try #require(assets?.first?["asset_url"] as? String)
            let order =
                #"{"model":"seedance-2.0","prompt":"x","duration":4,"resolution":"480p","image_urls":["\#(asset)"]}"#
            #expect(try await second.post("/v1/videos/generations", order).status == 200)
            #expect(try await first.post("/v1/consents/\(group)/withdraw", "{}").status == 200)
            // With the very next request: nothing is remembered that would have to be forgotten first.
            let refused = try await second.post("/v1/videos/generations", order)
            #expect(refused.status == 400)
            #expect(String(decoding: refused.body, as: UTF8.self).contains("consent_withdrawn"))
        }
    }

    /// A machine under load may drop frames; the person has three tries.
    private static func outcome(of visit: PageVisit) async throws -> String {
        var result = try await visit.result()
        for _ in 0..<2 where result.state == "failed" {
            try await visit.mark("start").click()
            // Until then it is the earlier try's result that shows.
            _ = try await visit.mark("challenge")
            result = try await visit.result()
        }
        return result.state
    }

    private static func visit(
        _ body: @escaping @Sendable (PageVisit, [RunningServer], Cluster) async throws -> Void
    ) async throws {
        let proxy = TurnProxy()
        try await proxy.run { port in
            let settings = fixed.merging(["LIKENESS_PUBLIC_URL": "http://127.0.0.1:\(port)"]) { $1 }
            try await Cluster.with(settings: settings) { cluster in
                let person = try await SampleFaces.person(.biden)
                let camera = try await CameraFilm.write(.turningHead(of: person, course: course), in: cluster.folder)
                try await cluster.serveTwo { first, second in
                    [first, second].forEach { proxy.add($0.process.address) }
                    try await open(first, camera) { try await body($0, [first, second], cluster) }
                }
            }
        }
    }

    private static func open(
        _ server: RunningServer, _ camera: BrowserOptions.Camera,
        _ body: @escaping @Sendable (PageVisit) async throws -> Void
    ) async throws {
        let answer = try await server.caller.post(
            "/v1/seedance2/real-avatar", #"{"callback_url":"https://client.example/back"}"#)
        let result = try #require(answer.data["result"] as? [String: Any])
        let link = try #require(result["h5_link"] as? String)
        var options = BrowserOptions()
        options.camera = camera
        try await Browser.run(options) { browser in
            try await browser.open(link)
            try await body(PageVisit(browser: browser, server: server, link: link, token: ""))
        }
    }
}
