// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Foundation
import HTTPTypes
import HummingbirdTesting
import LikenessTesting
import NIOCore
import Testing

/// Video at the data plane.
@Suite struct VideoTaskTests {
    private static let model = "doubao-seedance-2-0-260128"

    private static func call(
        _ vendor: StandInBench, _ method: HTTPRequest.Method, _ path: String = "", _ body: String = "",
        key: String = "ark-key"
    ) async throws -> VendorAnswer {
        try await vendor.client.execute(
            uri: "/api/v3/contents/generations/tasks\(path)", method: method,
            headers: [.authorization: "Bearer \(key)"], body: ByteBuffer(string: body)
        ) { VendorAnswer($0) }
    }

    private static func create(_ vendor: StandInBench, _ content: String, more: String = "") async throws
        -> VendorAnswer
    {
        try await call(vendor, .post, "", #"{"model":"\#(model)","content":[\#(content)]\#(more)}"#)
    }

    private static func text(_ prompt: String) -> String { #"{"type":"text","text":"\#(prompt)"}"# }

    private static func image(_ url: String, role: String = "reference_image") -> String {
        #"{"type":"image_url","image_url":{"url":"\#(url)"},"role":"\#(role)"}"#
    }

    @Test func anOrderIsQueuedThenRunsThenSucceeds() async throws {
        try await StandInBench.with({ $0.results = ["video.mp4": [1, 2, 3]] }) { vendor in
            let made = try await Self.create(vendor, Self.text("Waves"), more: #","duration":5"#)
            let id = try #require(made.fields["id"] as? String)
            #expect(id.hasPrefix("cgt-2026"))
            for (seconds, status) in [(0, "queued"), (1, "running"), (10, "succeeded")] {
                vendor.time.advance(by: .seconds(seconds))
                let answer = try await Self.call(vendor, .get, "/\(id)")
                #expect(answer.fields["status"] as? String == status)
            }
            let done = try await Self.call(vendor, .get, "/\(id)")
            let content = try #require(done.fields["content"] as? [String: Any])
            let url = try #require((content["video_url"] as? String).flatMap { URL(string: $0) })
            let film = try await vendor.browse(url.path())
            #expect(film.status == 200)
            vendor.time.advance(by: .seconds(86_400))
            let late = try await vendor.browse(url.path())
            #expect(late.status == 403)
        }
    }

    @Test func aMarkInThePromptMakesItFail() async throws {
        try await StandInBench.with { vendor in
            let code = "OutputVideoSensitiveContentDetected"
            let made = try await Self.create(vendor, Self.text("fail-\(code) slow-30"))
            let id = try #require(made.fields["id"] as? String)
            vendor.time.advance(by: .seconds(31))
            let answer = try await Self.call(vendor, .get, "/\(id)")
            #expect(answer.fields["status"] as? String == "failed")
            #expect((answer.fields["error"] as? [String: Any])?["code"] as? String == code)
        }
    }

    @Test func aWrongKeyIsRefused() async throws {
        try await StandInBench.with { vendor in
            let answer = try await Self.call(vendor, .get, "/cgt-1", key: "other")
            #expect(answer.status == 401 && answer.dataCode == "AuthenticationError")
        }
    }

    @Test func onlyTheProjectsActiveAssetsAreSeen() async throws {
        try await StandInBench.with { vendor in
            let group = try await vendor.verified()
            let made = try await vendor.call(
                "CreateAsset", #"{"GroupId":"\#(group)","URL":"https://x.example/a.png","AssetType":"Image"}"#)
            let id = try #require(made.result["Id"] as? String)
            let early = try await Self.create(vendor, Self.image("asset://\(id)"))
            #expect(early.status == 400 && early.dataCode == "InvalidParameter")
            #expect(early.text.contains("The specified asset \(id) is not found."))
            vendor.time.advance(by: .seconds(4))
            let later = try await Self.create(vendor, Self.image("asset://\(id)"))
            #expect(later.status == 200)
            let used = try await vendor.call("GetAsset", #"{"Id":"\#(id)"}"#)
            #expect((used.result["LastInferenceTime"] as? String)?.hasSuffix("+08:00") == true)
        }
    }

    private static let bad = [
        "", image("https://x/1", role: "last_frame"),
        image("https://x/1", role: "first_frame") + "," + image("https://x/2"),
        #"{"type":"image_url","image_url":{"url":"https://x/1"}},{"type":"image_url","image_url":{"url":"https://x/2"}}"#,
        #"{"type":"audio_url","audio_url":{"url":"https://x/1"},"role":"reference_audio"}"#,
        (0..<10).map { image("https://x/\($0)") }.joined(separator: ","),
    ]

    @Test(arguments: bad) func contentThatDoesNotFitTogetherIsRefused(content: String) async throws {
        try await StandInBench.with { vendor in
            let answer = try await Self.create(vendor, content)
            #expect(answer.status == 400)
        }
    }

    @Test(arguments: [
        #","duration":3"#, #","duration":16"#, #","resolution":"2k""#, #","ratio":"2:1""#, #","frames":29"#,
        #","execution_expires_after":10"#,
    ])
    func aValueOutOfRangeIsRefused(field: String) async throws {
        try await StandInBench.with { vendor in
            let answer = try await Self.create(vendor, Self.text("Waves"), more: field)
            #expect(answer.status == 400)
        }
    }

    @Test func theOtherCloudsModelIsUnknown() async throws {
        try await StandInBench.with { vendor in
            let answer = try await Self.call(
                vendor, .post, "", #"{"model":"dreamina-seedance-2-0-260128","content":[\#(Self.text("x"))]}"#)
            #expect(answer.status == 404 && answer.dataCode == "InvalidEndpointOrModel.NotFound")
        }
    }

    @Test func aQueuedOneIsCancelledARunningOneIsNotAndAFinishedOneIsForgotten() async throws {
        try await StandInBench.with { vendor in
            let queued = try #require(try await Self.create(vendor, Self.text("a")).fields["id"] as? String)
            let cancelled = try await Self.call(vendor, .delete, "/\(queued)")
            #expect(cancelled.status == 200)
            let state = try await Self.call(vendor, .get, "/\(queued)")
            #expect(state.fields["status"] as? String == "cancelled")
            let running = try #require(try await Self.create(vendor, Self.text("b")).fields["id"] as? String)
            vendor.time.advance(by: .seconds(2))
            let refused = try await Self.call(vendor, .delete, "/\(running)")
            #expect(refused.status == 409)
            vendor.time.advance(by: .seconds(20))
            let removed = try await Self.call(vendor, .delete, "/\(running)")
            #expect(removed.status == 200)
            let gone = try await Self.call(vendor, .get, "/\(running)")
            #expect(gone.status == 404)
        }
    }

    @Test func manyAreListedAtOnce() async throws {
        try await StandInBench.with { vendor in
            var ids: [String] = []
            for index in 0..<3 {
                let made = try await Self.create(vendor, Self.text("\(index)"))
                ids.append(try #require(made.fields["id"] as? String))
            }
            let query = "?filter.task_ids=\(ids[0])&filter.task_ids=\(ids[2])&page_size=10"
            let answer = try await Self.call(vendor, .get, query)
            #expect(answer.fields["total"] as? Int == 2)
            let items = try #require(answer.fields["items"] as? [[String: Any]])
            #expect(Set(items.compactMap { $0["id"] as? String }) == [ids[0], ids[2]])
        }
    }

    @Test func aLostAnswerLeavesATask() async throws {
        try await StandInBench.with { vendor in
            await vendor.standIn.add(Fault(.truncated, action: "CreateVideo"))
            let lost = try await Self.create(vendor, Self.text("a"))
            #expect(lost.fields["id"] == nil)
            let answer = try await Self.call(vendor, .get)
            #expect(answer.fields["total"] as? Int == 1)
        }
    }
}
