// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import PortraitFilms
import Testing
import WebDriver

/// What clients rely on, whoever does the work: the same rules on the built-in engine, on the vendor (a stand-in) and on
/// APIMart (a second Likeness on its built-in engine).
@Suite(.serialized) struct ProviderContractTests {
    @Test(arguments: ProviderRig.Kind.allCases)
    func aPersonBecomesAVideo(kind: ProviderRig.Kind) async throws {
        try await ProviderRig.with(kind) { rig in
            let group = try await verify(rig)
            let photo = try await rig.caller.upload(Checkout.portrait("obama"))
            let stranger = try await rig.caller.upload(Checkout.portrait("biden"))
            let assets = try await review(rig, group, photo: photo, stranger: stranger)
            try await makeVideo(rig, assets)
            try await refuse(rig, group: group, asset: assets)
            try await forget(rig, assets)
        }
    }

    /// Step 1 and 2: processing until the person has passed, then the group, both spellings.
    private func verify(_ rig: ProviderRig) async throws -> String {
        let session = try await VendorCheckTests.open(rig.caller)
        let query = try await VendorCheckTests.query(rig.caller, session)
        #expect(query.data["status"] as? String == "processing")
        try await rig.pass(session.link)
        let ended = try await rig.caller.finished(try #require(query.data["id"] as? String))
        #expect(ended.data["status"] as? String == "completed", "\(ended.json)")
        let group = try #require(ended.data["GroupId"] as? String)
        #expect(group.hasPrefix("group-"))
        #expect(ended.data["group_id"] as? String == group)
        let again = try await VendorCheckTests.query(rig.caller, session)
        #expect(again.data["GroupId"] as? String == group)
        return group
    }

    /// Step 3: the person's photo passes, a stranger's and one that can't be fetched don't, each with its reason.
    private func review(_ rig: ProviderRig, _ group: String, photo: String, stranger: String) async throws -> String {
        let passed = try await VendorFlowTests.review(rig.caller, group: group, urls: [photo])
        #expect(passed.data["status"] as? String == "completed", "\(passed.json)")
        let asset = try #require(VendorFlowTests.usable(passed).first)
        await rig.expectStranger()
        let mixed = try await VendorFlowTests.review(
            rig.caller, group: group, urls: [stranger, "http://nowhere.invalid/x.jpg"])
        #expect(mixed.data["status"] as? String == "failed")
        let result = try #require(mixed.data["result"] as? [String: Any])
        let failed = try #require(result["failed_assets"] as? [[String: Any]])
        let codes = failed.compactMap { ($0["error"] as? [String: Any])?["code"] as? String }
        #expect(codes == ["FaceMismatch", "DownloadFailed"])
        return asset
    }

    /// A video of the asset, with its last frame, at our own addresses.
    private func makeVideo(_ rig: ProviderRig, _ asset: String) async throws {
        let video = try await VendorFlowTests.order(
            rig.caller,
            """
            {"model":"doubao-seedance-2.0-face","prompt":"a walk","resolution":"480p","duration":5,
            "return_last_frame":true,"image_with_roles":[{"url":"\(asset)","role":"reference_image"}]}
            """)
        #expect(video.data["status"] as? String == "completed", "\(video.json)")
        #expect(video.data["progress"] as? Int == 100)
        let result = try #require(video.data["result"] as? [String: Any])
        let films = try #require((result["videos"] as? [[String: Any]])?.first?["url"] as? [String])
        for url in films + [result["thumbnail_url"], result["last_frame_url"]].compactMap({ $0 as? String }) {
            #expect(url.hasPrefix(rig.caller.address))
            #expect(try await rig.caller.get(url).status == 200)
        }
        #expect(films.count == 1)
    }

    /// What is out of range is refused here, before a provider sees it.
    private func refuse(_ rig: ProviderRig, group: String, asset: String) async throws {
        for fields in [
            #""duration":99"#, #""resolution":"8k""#, #""image_urls":["asset://asset-20260101000000-aaaaa"]"#,
        ] {
            let answer = try await rig.caller.post(
                "/v1/videos/generations", #"{"model":"seedance-2.0","prompt":"x",\#(fields)}"#)
            #expect(answer.status == 400, "\(fields)")
        }
        let unknown = try await rig.caller.post(
            "/v1/seedance2/real-avatar",
            #"{"group_id":"group-20260101000000-aaaaa","assets":[{"url":"https://client.example/a.jpg"}]}"#)
        #expect(unknown.status == 400)
    }

    /// A deleted asset can't be used any more.
    private func forget(_ rig: ProviderRig, _ asset: String) async throws {
        let id = asset.replacing("asset://", with: "")
        #expect(try await rig.caller.delete("/v1/seedance2/real-avatar/assets/\(id)").status == 200)
        let answer = try await rig.caller.post(
            "/v1/videos/generations", #"{"model":"seedance-2.0","prompt":"x","image_urls":["\#(asset)"]}"#)
        #expect(answer.status == 400)
        try await eventually("it is gone at the provider too") { try await rig.isGoneUpstream() }
    }
}
