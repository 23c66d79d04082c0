// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Crypto
import Foundation
import LikenessTesting
import MediaTools
import ServerProcess
import Testing

/// The three jobs done by the vendor, through a server process of ours and with a stand-in as the vendor.
@Suite(.serialized) struct VendorFlowTests {
    /// From step 1 to the person's group.
    static func verify(_ caller: Caller, _ outcome: String = "pass") async throws -> (group: String?, task: String) {
        let made = try await caller.post(
            "/v1/seedance2/real-avatar", #"{"callback_url":"https://client.example/back?x=1"}"#)
        let session = try await caller.get("/v1/tasks/\(try #require(made.data["id"] as? String))")
        let result = try #require(session.data["result"] as? [String: Any])
        let token = try #require(result["byted_token"] as? String)
        let link = try #require(result["h5_link"] as? String)
        let visitor = Visitor()
        let vendor = try #require(try await visitor.get(link).location)
        let back = try await visitor.end(vendor, outcome)
        _ = try await visitor.get(back)
        let query = try await caller.post("/v1/seedance2/real-avatar", #"{"byted_token":"\#(token)"}"#)
        let task = try #require(query.data["id"] as? String)
        let ended = try await caller.finished(task)
        return (ended.data["group_id"] as? String, task)
    }

    static func review(_ caller: Caller, group: String, urls: [String]) async throws -> Caller.Answer {
        let assets = urls.enumerated().map { #"{"url":"\#($1)","name":"photo \#($0)"}"# }.joined(separator: ",")
        let made = try await caller.post(
            "/v1/seedance2/real-avatar", #"{"group_id":"\#(group)","assets":[\#(assets)]}"#)
        return try await caller.finished(try #require(made.data["id"] as? String, "\(made.json)"))
    }

    static func order(_ caller: Caller, _ fields: String) async throws -> Caller.Answer {
        let made = try await caller.post("/v1/videos/generations", fields)
        let data = try #require(made.json["data"] as? [[String: Any]], "\(made.json)")
        return try await caller.finished(try #require(data.first?["task_id"] as? String))
    }

    static func usable(_ answer: Caller.Answer) -> [String] {
        let result = answer.data["result"] as? [String: Any]
        let assets = result?["usable_assets"] as? [[String: Any]] ?? []
        return assets.compactMap { $0["asset_url"] as? String }
    }

    @Test func aPersonsPhotoBecomesAVideoMadeByTheVendor() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve { server in
                let caller = server.caller
                let group = try #require(try await Self.verify(caller).group)
                let photo = try await caller.upload(Checkout.portrait("obama"))
                let review = try await Self.review(caller, group: group, urls: [photo])
                #expect(review.data["status"] as? String == "completed", "\(review.json)")
                let asset = try #require(Self.usable(review).first)
                let video = try await Self.order(
                    caller,
                    """
                    {"model":"doubao-seedance-2.0-face","prompt":"a walk --dur 15","resolution":"480p",
                    "return_last_frame":true,"negative_prompt":"x",
                    "image_with_roles":[{"url":"\(asset)","role":"reference_image"}]}
                    """)
                #expect(video.data["status"] as? String == "completed", "\(video.json)")
                let result = try #require(video.data["result"] as? [String: Any])
                let videos = try #require(result["videos"] as? [[String: Any]])
                let url = try #require((videos.first?["url"] as? [String])?.first)
                #expect(url.hasPrefix(server.process.address))
                let film = try await caller.get(url)
                #expect(film.status == 200)
                try await checkLabels(of: film.body, group: group, caller, in: vendor.folder)
                #expect(try await caller.get(try #require(result["thumbnail_url"] as? String)).status == 200)
                #expect(try await caller.get(try #require(result["last_frame_url"] as? String)).status == 200)
                #expect(await vendor.calls("CreateVideo") == 1)
                #expect(await vendor.calls("CreateAsset") == 1)
            }
        }
    }

    /// The vendor's film as it leaves us: as long as it was, and it says who made it, and with whose consent.
    private func checkLabels(of film: Data, group: String, _ caller: Caller, in folder: TemporaryFolder) async throws {
        let path = folder.path + "/received.mp4"
        try film.write(to: URL(filePath: path))
        let inspected = try await LikenessBinary.run(["inspect", path, "--json"])
        let said = try #require(
            JSONSerialization.jsonObject(with: Data(inspected.standardOutput.utf8)) as? [String: Any])
        #expect((said["aigc"] as? [String: String])?["ContentProducer"] == "ark")
        let receipt = try #require(try await caller.get("/v1/consents/\(group)").data["receipt"] as? String)
        let digest = SHA256.hash(data: Data(receipt.utf8)).map {
            String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
        }
        #expect(said["consent_receipts"] as? [String] == [digest.joined()])
        let (sent, got) = (
            try await MediaTools().probe(folder.path + "/result.mp4"), try await MediaTools().probe(path)
        )
        #expect(got.width == sent.width && got.height == sent.height)
        #expect(abs((got.durationSeconds ?? 0) - (sent.durationSeconds ?? -1)) < 0.2)
    }
}
