// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import Testing
import WebDriver

/// Every page on a phone and on a desktop, light and dark.
@Suite(.serialized) struct ConsolePagesTests {
    private static let lists = [
        "overview", "start", "people", "consents", "assets", "videos", "tasks", "deliveries", "accounts", "keys",
        "settings",
    ].map { "/console/\($0)" }

    @Test(arguments: [BrowserOptions.Screen.phone(width: 390, height: 844), .desktop(width: 1280, height: 900)])
    func everyPageFitsIsQuietAndSmall(screen: BrowserOptions.Screen) async throws {
        try await ConsoleVisit.make(screen: screen) { visit in
            let things = try await makeThings(visit.server)
            try await visit.signIn(visit.adminToken)
            for dark in [false, true] {
                try await visit.browser.prefer(dark: dark)
                for path in Self.lists + things {
                    try await visit.open(path)
                    _ = try await visit.browser.visible("h1")
                    #expect(try await visit.overflow() <= 0, "\(path)")
                    let complaints = try await visit.browser.complaints()
                    #expect(complaints == [], "\(path): \(complaints)")
                    #expect(try await visit.bytes() < 150_000, "\(path)")
                }
            }
        }
    }

    /// A virtual person with a photo, one that was refused, a video and its notification.
    private func makeThings(_ server: RunningServer) async throws -> [String] {
        let caller = server.caller
        let portrait = try await caller.upload(Checkout.portrait("biden"))
        let review = try await caller.post(
            "/v1/seedance2/private-avatar",
            #"{"assets":[{"url":"\#(portrait)","name":"Ada"},{"url":"https://nowhere.invalid/a.jpg","name":"lost"}]}"#)
        let reviewID = try #require(review.data["id"] as? String)
        let reviewed = try await caller.finished(reviewID)
        let result = try #require(reviewed.data["result"] as? [String: Any])
        let assets = try #require(result["assets"] as? [[String: Any]])
        let asset = try #require(assets[0]["asset_id"] as? String)
        let group = try #require(review.data["group_id"] as? String)
        let ordered = try await caller.post(
            "/v1/videos/generations",
            #"""
            {"model":"seedance-2.0","prompt":"A walk through the long grass","duration":4,"resolution":"480p",
             "image_with_roles":[{"url":"asset://\#(asset)","role":"reference_image"}],
             "webhook":"https://client.example.com/hooks"}
            """#)
        let video = try #require((ordered.json["data"] as? [[String: Any]])?.first?["task_id"] as? String)
        _ = try await caller.finished(video)
        let listed = try await caller.get("/v1/deliveries")
        let delivery = try #require((listed.json["data"] as? [[String: Any]])?.first?["id"] as? String)
        return [
            "/console/tasks/\(reviewID)", "/console/tasks/\(video)", "/console/videos/\(video)",
            "/console/people/\(group)", "/console/assets/\(asset)", "/console/deliveries/\(delivery)",
            "/console/start/\(group)",
        ]
    }
}
