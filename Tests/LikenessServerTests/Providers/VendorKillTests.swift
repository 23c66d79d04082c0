// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// `kill -9` between a create's intent and its answer: the vendor has one object afterwards, never two.
@Suite(.serialized) struct VendorKillTests {
    private static func review(_ caller: Caller, _ url: String) async throws -> String {
        let answer = try await caller.post(
            "/v1/seedance2/private-avatar", #"{"group":{"name":"extras"},"assets":[{"url":"\#(url)","name":"a"}]}"#)
        return try #require(answer.data["id"] as? String, "\(answer.json)")
    }

    private static func drawing(_ vendor: VendorBench) async throws -> String {
        let path = vendor.folder.path + "/drawing.png"
        try await MediaFixtures.picture(at: path, width: 640, height: 480)
        return path
    }

    @Test(arguments: ["CreateAsset", "CreateAssetGroup"])
    func aKilledServerFindsWhatItHadMade(action: String) async throws {
        try await VendorBench.with { vendor in
            await vendor.standIn.add(Fault(.timeoutAfter, action: action))
            let drawing = try await Self.drawing(vendor)
            let task = try await vendor.serve { server in
                let task = try await Self.review(server.caller, try await server.caller.upload(drawing))
                try await eventually("the create arrived") { await vendor.calls(action) == 1 }
                server.process.signal(9)
                return task
            }
            let ended = try await vendor.serve { try await $0.caller.finished(task) }
            #expect(ended.data["status"] as? String == "completed", "\(ended.json)")
            #expect(await vendor.calls(action) == 1)
            #expect(await vendor.standIn.assetIDs().count == 1)
            #expect(await vendor.standIn.groupIDs().count == 1)
        }
    }

    @Test func aKilledServerFindsTheVideoThatACallbackHasNamed() async throws {
        try await VendorBench.with({ $0.videoDelay = .seconds(10) }) { vendor in
            await vendor.standIn.add(Fault(.timeoutAfter, action: "CreateVideo"))
            let order = #"{"model":"seedance-2.0","prompt":"a walk"}"#
            let task = try await vendor.serve { server in
                let answer = try await server.caller.post("/v1/videos/generations", order)
                let data = try #require(answer.json["data"] as? [[String: Any]])
                try await eventually("the vendor has told of it") {
                    vendor.log.contains("a provider has told of a task")
                }
                server.process.signal(9)
                return try #require(data.first?["task_id"] as? String)
            }
            let ended = try await vendor.serve { try await $0.caller.finished(task) }
            #expect(ended.data["status"] as? String == "completed", "\(ended.json)")
            #expect(await vendor.calls("CreateVideo") == 1)
            #expect(await vendor.standIn.videoIDs().count == 1)
        }
    }
}
