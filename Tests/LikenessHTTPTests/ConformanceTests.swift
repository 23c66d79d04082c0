// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import Testing

@testable import LikenessHTTP

/// The checklist at the end of the contract, point by point (contract/apimart.md 8).
@Suite struct ConformanceTests {
    private static let realAvatar = "/v1/seedance2/real-avatar"
    private static let videos = "/v1/videos/generations"
    private static let start = #"{"callback_url":"https://client.example/back"}"#
    private static let video = #"{"model":"doubao-seedance-2.0","prompt":"A walk"}"#

    // 1
    @Test func theCoreRoutesAnswer200InTheEnvelope() async throws {
        try await APIBench.with { api in
            let started = try await api.post(Self.realAvatar, Self.start)
            let id = try #require(started.string("data.id"))
            for answer in [
                started, try await api.post(Self.videos, Self.video), try await api.get("/v1/tasks/\(id)"),
                try await api.post("/v1/seedance2/private-avatar", #"{"assets":[{"url":"https://media.example/a"}]}"#),
            ] {
                #expect(answer.status == 200)
                #expect(answer["code"] == 200)
            }
        }
    }

    @Test func onlyTheVersionHeaderMakesIt202() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.videos, Self.video, [.responseVersion: "2026-07-27"])
            #expect(answer.status == 202)
            #expect(answer["code"] == 202)
            #expect(answer.string("data.object") == "generation.task")
            #expect(answer.string("data.status") == "queued")
            #expect(answer.string("data.id")?.hasPrefix("task_") == true)
            #expect(answer.string("request_id")?.hasPrefix("req_") == true)
            #expect(answer.headers[.responseVersion] == "2026-07-27")
        }
    }

    // 2
    @Test func videosAnswerWithAnArrayOfOne() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.videos, Self.video)
            let id = try #require(answer.string("data.0.task_id"))
            #expect(TaskID(parsing: id) != nil)
            #expect(answer.string("data.0.id") == id)
            #expect(answer.string("data.0.status") == "submitted")
            #expect(answer["data.1"] == nil)
        }
    }

    // 3
    @Test func stepOneIsCompleteAtOnceAndCarriesLinkAndToken() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.realAvatar, Self.start)
            #expect(answer.string("data.status") == "completed")
            let link = try #require(answer.string("data.result.h5_link"))
            let token = try #require(answer.string("data.result.byted_token"))
            #expect(link.hasPrefix("https://likeness.example/v/"))
            #expect(answer.string("data.result.raw_response.Result.H5Link") == link)
            #expect(answer.string("data.result.raw_response.Result.BytedToken") == token)
            let id = try #require(answer.string("data.id"))
            #expect(try await api.get("/v1/tasks/\(id)").string("data.result.h5_link") == link)
        }
    }

    @Test func stepTwoRunsUntilThePersonHasFinishedAndThenNamesTheGroupFourTimes() async throws {
        try await APIBench.with { api in
            let run = try await HostedRun.start(api.bench, api.engine)
            let query = #"{"byted_token":"\#(run.bytedToken.exposed)"}"#
            let early = try await api.post(Self.realAvatar, query)
            #expect(early.string("data.status") == "processing")
            #expect(early["data.GroupId"] == nil)
            try await run.pass(api.bench)
            let late = try await api.post(Self.realAvatar, query)
            #expect(late.string("data.id") == early.string("data.id"))
            #expect(late.string("data.status") == "completed")
            let group = try #require(late.string("data.GroupId"))
            for path in ["data.group_id", "data.result.GroupId", "data.result.group_id"] {
                #expect(late.string(path) == group)
            }
        }
    }

    @Test func stepThreeIsProcessing() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let answer = try await api.post(
                Self.realAvatar, #"{"group_id":"\#(group)","assets":[{"url":"https://media.example/good"}]}"#)
            #expect(answer.string("data.status") == "processing")
            #expect(answer["data.progress"] == 10)
            #expect(answer.string("data.object") == "seedance.avatar.asset.task")
            #expect(answer.string("data.model") == "doubao-seedance-2.0")
        }
    }

    // 4, 5
    @Test func aReviewWithFailuresKeepsItsThreeListsAndItsReasons() async throws {
        try await APIBench.with { api in
            let task = try await api.bench.review(api.engine, .of("good-1", "bad-2", "good-3"))
            let answer = try await api.get("/v1/tasks/\(task.id)")
            #expect(answer.string("data.status") == "failed")
            #expect(answer["data.progress"] == 100)
            #expect(answer.string("data.error.code") == "task_failed")
            #expect((0..<3).map { answer.string("data.result.assets.\($0).name") } == ["good-1", "bad-2", "good-3"])
            #expect(answer.string("data.result.usable_assets.1.name") == "good-3")
            let failed = "data.result.failed_assets.0"
            #expect(answer.string("\(failed).status") == "Failed")
            #expect(answer.string("\(failed).name") == "bad-2")
            #expect(answer.string("\(failed).url") == "https://media.example/bad-2")
            #expect(answer.string("\(failed).error.code") == "FaceMismatch")
            #expect(answer.string("\(failed).reason") == answer.string("\(failed).error.message"))
            let id = try #require(answer.string("data.result.assets.0.asset_id"))
            #expect(answer.string("data.result.assets.0.asset_url") == "asset://\(id)")
        }
    }

    @Test func aReviewOfOneNamesItsAssetBesideTheLists() async throws {
        try await APIBench.with { api in
            let task = try await api.bench.review(api.engine, .of("good"))
            let answer = try await api.get("/v1/tasks/\(task.id)")
            #expect(answer.string("data.status") == "completed")
            let id = try #require(answer.string("data.result.asset_id"))
            #expect(answer.string("data.result.asset_url") == "asset://\(id)")
            #expect(answer["data.result.failed_assets"] == [])
            #expect(answer["data.error"] == nil)
        }
    }

    // 6
    @Test func aFinishedVideoHasOneAddressAndItsLastFrameInTwoPlaces() async throws {
        try await APIBench.with { api in
            let task = try await api.bench.makeVideo(api.engine, .of(returnLastFrame: true))
            let answer = try await api.get("/v1/tasks/\(task.id)")
            #expect(answer.string("data.status") == "completed")
            #expect(answer.string("data.result.videos.0.url.0")?.contains("/f/video/") == true)
            #expect(answer["data.result.videos.0.url.1"] == nil)
            let last = try #require(answer.string("data.result.last_frame_url"))
            #expect(answer.string("data.result.videos.0.last_frame_url") == last)
            #expect(answer.string("data.result.thumbnail_url")?.contains("/f/image/") == true)
            for path in [
                "data.progress", "data.created", "data.completed", "data.estimated_time", "data.actual_time",
                "data.result.videos.0.expires_at",
            ] {
                guard case .integer? = answer[path] else {
                    Issue.record("\(path) is no integer")
                    continue
                }
            }
        }
    }

    // 7
    @Test func successNeverLooksLikeAnError() async throws {
        try await APIBench.with { api in
            for answer in [
                try await api.post(Self.realAvatar, Self.start), try await api.post(Self.videos, Self.video),
                try await api.get("/v1/models"), try await api.get("/v1/balance"),
            ] {
                #expect(answer["error"] == nil)
                #expect(answer["success"] ?? true == true)
            }
        }
    }

    @Test func anErrorHasItsFourFieldsAndARequestID() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.realAvatar, "{}")
            #expect(answer.status == 400)
            #expect(answer["error.code"] == 400)
            #expect(answer.string("error.type") == "invalid_request_error")
            #expect(answer.string("error.param") == "callback_url")
            #expect(answer.string("error.message")?.hasPrefix("callback_url") == true)
            #expect(answer.string("request_id") == answer.headers[.xRequestID])
        }
    }

    // 8
    @Test func linksAreNotEscapedAndUnknownFieldsIgnored() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(
                Self.realAvatar, #"{"callback_url":"https://client.example/a?b=1&c=2","negative_prompt":{"x":[1]}}"#)
            #expect(answer.status == 200)
            #expect(answer.text.contains("https://client.example/a?b=1&c=2"))
            #expect(!answer.text.contains("\\/") && !answer.text.contains("\\u0026"))
        }
    }

    @Test(arguments: ["/v1/models/", "/v1/balance/", "/v1//models"])
    func aSlashTooManyIsNoRedirect(path: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get(path)
            #expect(answer.status == 200)
        }
    }

    // 9
    @Test(arguments: [
        "/v1/model-schema?model=seedance-2.0&operation=video_generation",
        "/v1/models/seedance-2.0/schema?operation=video_generation",
    ])
    func theSchemaIsBare(path: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get(path)
            #expect(answer.keys == ["model", "operation", "input_schema"])
            #expect(answer.string("model") == "seedance-2.0")
            #expect(answer.string("operation") == "video_generation")
            #expect(answer.string("input_schema.type") == "object")
            #expect(answer["input_schema.properties.model"] == nil)
            #expect(answer["input_schema.properties.duration.maximum"] == 15)
        }
    }

    @Test(arguments: ["/v1/balance", "/v1/user/balance", "/balance", "/user/balance"])
    func balancesAreBareAndUnlimited(path: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get(path)
            #expect(answer["success"] == true)
            #expect(answer["remain_balance"] == -1)
            #expect(answer["unlimited_quota"] == true)
            let refused = try await api.raw(.get, path, [.authorization: "Bearer sk-nobody"])
            #expect(refused.status == 200)
            #expect(refused["success"] == false)
            #expect(refused.string("message") == "Failed to get token info")
            #expect(try await api.raw(.get, path).string("message") == "No Authorization header")
        }
    }

    @Test func modelsSayWhatMakesTheVideos() async throws {
        try await APIBench.with { api in
            let answer = try await api.get("/v1/models")
            #expect(answer.string("object") == "list")
            #expect(answer.string("data.0.object") == "model")
            #expect(answer.string("data.0.engine") == "animatic")
            let document = try await api.get("/v1/model-docs?model=doubao-seedance-2.0-face")
            #expect(document.string("object") == "model.documentation")
            #expect(document.string("model") == "doubao-seedance-2.0-face")
            #expect(document.string("markdown")?.contains("animatic") == true)
            #expect(document["stale"] == false)
        }
    }
}
