// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessAPI
import LikenessClient
import NIOCore
import NIOFoundationCompat
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct JobTests {
    private func task(_ status: String, _ more: String = "") -> String {
        #"{"code":200,"data":{"id":"task_1","status":"\#(status)"\#(more)}}"#
    }

    @Test func aVerificationGivesALinkAndAToken() async throws {
        let result = #","result":{"byted_token":"tok","h5_link":"http://x/h/1"}"#
        let server = ScriptedAPI(task("completed", result))
        let started = try await server.run {
            try await $0.startVerification(callbackURL: "http://app/", projectName: "p")
        }
        #expect(
            started == StartedVerification(taskID: "task_1", link: "http://x/h/1", bytedToken: "tok", projectName: "p"))
        let question = try #require(server.questions.first)
        #expect(question.head.path?.hasPrefix("/v1/seedance2/real-avatar?") == true)
        #expect(question.head.headerFields[.authorization] == "Bearer sk-1")
        let sent = try JSONDecoder().decode(VerificationRequest.self, from: question.body)
        #expect(sent == VerificationRequest(callbackURL: "http://app/", projectName: "p"))
    }

    @Test func theLinkIsReadFromTheTaskWhereTheAnswerHasNone() async throws {
        let result = #","result":{"byted_token":"tok","h5_link":"http://x/h/1"}"#
        let server = ScriptedAPI(task("completed"), task("completed", result))
        let started = try await server.run { try await $0.startVerification(callbackURL: "http://app/") }
        #expect(started.bytedToken == "tok")
    }

    @Test func aPassedVerificationGivesItsGroup() async throws {
        let server = ScriptedAPI(
            task("processing"), task("processing"), task("completed", #","result":{"GroupId":"group-1"}"#))
        let started = StartedVerification(taskID: "task_0", link: "", bytedToken: "tok", projectName: nil)
        #expect(try await server.run { try await $0.verifiedGroup(for: started) } == "group-1")
        #expect(server.questions.last?.head.path?.contains("wait=30") == true)
    }

    /// The pauses are waited for, so this can't be quicker, however quick the machine.
    @Test func aServerThatDoesNotWaitIsNotAskedWithoutPause() async throws {
        let pause = Duration.milliseconds(100)
        let bodies = [task("processing"), task("processing"), task("completed")]
        let server = ScriptedAPI(bodies.map { ScriptedAPI.Answer(body: $0) }, polling: pause)
        let begin = ContinuousClock.now
        _ = try await server.run { try await $0.finished("task_1") }
        #expect(ContinuousClock.now - begin >= pause * 2)
    }

    @Test func aTaskThatWasCancelledHasEnded() async throws {
        let server = ScriptedAPI(task("cancelled"), task("cancelled"))
        #expect(try await server.run { try await $0.finished("task_1") }.status == .cancelled)
        await #expect(throws: LikenessError.self) { try await server.run { try await $0.generated("task_1") } }
    }

    @Test func aFailedVerificationTellsWhy() async throws {
        let fault = #","error":{"code":"task_failed","message":"nobody there","type":"task_failed"}"#
        let server = ScriptedAPI(task("failed", fault))
        let started = StartedVerification(taskID: "task_0", link: "", bytedToken: "tok", projectName: nil)
        await #expect(throws: LikenessError.taskFailed(id: "task_1", code: "task_failed", message: "nobody there")) {
            try await server.run { try await $0.verifiedGroup(for: started) }
        }
    }

    @Test func aFailedReviewStillTellsOfEachAsset() async throws {
        let assets = """
            ,"result":{"assets":[{"asset_id":"a","asset_url":"asset://a","status":"Active"},
            {"asset_id":"b","asset_url":"asset://b","status":"Failed","reason":"other person",
            "error":{"code":"FaceMismatch","message":"other person"}}]}
            """
        let server = ScriptedAPI(task("processing"), task("failed", assets))
        let reviewed = try await server.run { client in
            let review = try await client.submitPersonAssets([NewAsset(url: "http://x/a.jpg")], to: "group-1")
            return try await client.reviewed(review)
        }
        #expect(reviewed.map(\.status) == [.active, .failed])
        #expect(reviewed.last?.error?.code == "FaceMismatch")
    }

    @Test func aVideoHasOneAddress() async throws {
        let result = #","result":{"videos":[{"url":["http://x/f/v.mp4"],"expires_at":7}]}"#
        let server = ScriptedAPI(task("completed", result))
        let video = try await server.run { try await $0.generated("task_1") }
        #expect(video == GeneratedVideo(url: "http://x/f/v.mp4", expiresAt: 7))
    }

    @Test func aVideoThatIsMissingIsSaidToBe() async throws {
        let server = ScriptedAPI(task("completed"))
        await #expect(throws: LikenessError.resultMissing(id: "task_1")) {
            try await server.run { try await $0.generated("task_1") }
        }
    }

    @Test func updatesAreTheChangesUpToTheEnd() async throws {
        let server = ScriptedAPI(
            task("pending"), task("processing", #","progress":10"#), task("processing", #","progress":10"#),
            task("processing", #","progress":60"#), task("completed", #","progress":100"#), task("completed"))
        let seen = try await server.run { client in
            var seen: [String] = []
            for try await task in client.updates(of: "task_1") { seen.append("\(task.status) \(task.progress ?? 0)") }
            return seen
        }
        #expect(seen == ["pending 0", "processing 10", "processing 60", "completed 100"])
        #expect(server.questions.count == 5)
    }

    @Test func anIDStaysOnePartOfThePath() async throws {
        let server = ScriptedAPI(task("completed"))
        _ = try await server.run { try await $0.task("../a?b=ü") }
        #expect(server.questions.first?.head.path == "/v1/tasks/..%2Fa%3Fb%3D%C3%BC?language=en")
    }

    @Test func aListIsReadInTheVendorsForm() async throws {
        let page = """
            {"ResponseMetadata":{"RequestId":"r","Action":"ListAssetGroups","Version":"2024-01-01","Service":"ark"},
            "Result":{"Items":[{"Id":"group-1","Name":"n","GroupType":"LivenessFace","ProjectName":"default",
            "CreateTime":"2026-03-18T03:57:10Z","UpdateTime":"2026-03-18T03:57:10Z"}],
            "TotalCount":11,"PageNumber":2,"PageSize":10}}
            """
        let server = ScriptedAPI(page)
        let groups = try await server.run { try await $0.groups(on: .persons, named: "a&b", page: 2) }
        #expect(groups.items.map(\.id) == ["group-1"])
        #expect(groups.totalCount == 11)
        let expected = "/v1/seedance2/real-avatar/groups?page_number=2&page_size=10&name=a%26b&language=en"
        #expect(server.questions.first?.head.path == expected)
    }

    @Test func theVendorsErrorsAreReadToo() async throws {
        let body = """
            {"ResponseMetadata":{"RequestId":"r","Action":"DeleteAsset","Version":"2024-01-01","Service":"ark",
            "Error":{"Code":"NotFound.Asset","Message":"no such asset"}}}
            """
        let server = ScriptedAPI([.init(status: .notFound, body: body)])
        let refusal = LikenessError.Refusal(
            status: 404, code: "NotFound.Asset", message: "no such asset", requestID: "r")
        await #expect(throws: LikenessError.refused(refusal)) {
            try await server.run { try await $0.deleteAsset("asset-1", on: .virtual) }
        }
    }
}
