// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessClient
import Testing

@Suite struct RetryTests {
    private static let submitted = #"{"code":200,"data":[{"status":"submitted","task_id":"task_1"}]}"#

    @Test(arguments: [429, 502, 503, 504])
    func aBusyServerIsAskedAgain(status: Int) async throws {
        let server = ScriptedAPI([.init(status: .init(code: status), body: "later"), .init(body: Self.submitted)])
        let task = try await server.run { try await $0.generateVideo(VideoRequest(model: "seedance-2.0")) }
        #expect(task == "task_1")
        #expect(server.questions.count == 2)
    }

    @Test func allAttemptsOfACallCarryOneKey() async throws {
        let server = ScriptedAPI([.init(status: .badGateway, body: ""), .init(body: Self.submitted)])
        _ = try await server.run { try await $0.generateVideo(VideoRequest(model: "seedance-2.0")) }
        let keys = server.questions.compactMap(\.idempotencyKey)
        #expect(keys.count == 2)
        #expect(Set(keys).count == 1)
        #expect(keys.allSatisfy { (16...191).contains($0.count) })
    }

    @Test func twoCallsCarryTwoKeys() async throws {
        let server = ScriptedAPI(Self.submitted, Self.submitted)
        try await server.run { client in
            _ = try await client.generateVideo(VideoRequest(model: "seedance-2.0"))
            _ = try await client.generateVideo(VideoRequest(model: "seedance-2.0"))
        }
        #expect(Set(server.questions.compactMap(\.idempotencyKey)).count == 2)
    }

    /// The server takes a key for the same bytes only, and the repetition comes from another process.
    @Test func aKeyOfTheCallersGoesWithTheSameBytesEachTime() async throws {
        let server = ScriptedAPI(Self.submitted)
        try await server.run { client in
            var order = VideoRequest(model: "seedance-2.0", prompt: "Rain")
            (order.duration, order.resolution, order.size, order.seed) = (5, "480p", "16:9", 7)
            _ = try await client.generateVideo(order, idempotencyKey: "film-1742")
        }
        #expect(server.questions.map(\.idempotencyKey) == ["film-1742"])
        let names = server.questions[0].text.matches(of: #/"(\w+)":/#).map { String($0.1) }
        #expect(names.count == 6 && names == names.sorted())
    }

    @Test(arguments: ["", "film 1742", "film\r\nX-Other: 1", "影片", String(repeating: "k", count: 192)])
    func aKeyThatNoHeaderCanCarryIsRefusedBeforeAnythingIsSent(key: String) async throws {
        let server = ScriptedAPI(Self.submitted)
        await #expect(throws: LikenessError.invalidIdempotencyKey) {
            try await server.run {
                try await $0.generateVideo(VideoRequest(model: "seedance-2.0"), idempotencyKey: key)
            }
        }
        #expect(server.questions.isEmpty)
    }

    @Test func aCallThatIsStillRunningIsAskedForAgain() async throws {
        let busy = #"{"error":{"code":"idempotency_in_progress","message":"wait","type":"x","param":""}}"#
        let server = ScriptedAPI([.init(status: .conflict, body: busy), .init(body: Self.submitted)])
        let task = try await server.run { try await $0.generateVideo(VideoRequest(model: "seedance-2.0")) }
        #expect(task == "task_1")
    }

    @Test(arguments: [400, 401, 404, 409, 413, 500])
    func aRefusalIsFinal(status: Int) async throws {
        let body = #"{"error":{"code":\#(status),"message":"no","type":"x","param":"a[1].b"},"request_id":"req_1"}"#
        let server = ScriptedAPI([.init(status: .init(code: status), body: body), .init(body: Self.submitted)])
        let refusal = LikenessError.Refusal(
            status: status, code: String(status), message: "no", field: "a[1].b", requestID: "req_1")
        await #expect(throws: LikenessError.refused(refusal)) {
            try await server.run { try await $0.generateVideo(VideoRequest(model: "seedance-2.0")) }
        }
        #expect(server.questions.count == 1)
    }

    @Test func theAttemptsEnd() async throws {
        let server = ScriptedAPI(Array(repeating: .init(status: .serviceUnavailable, body: "x"), count: 9))
        await #expect(throws: LikenessError.unintelligibleAnswer(status: 503)) {
            try await server.run { try await $0.task("task_1") }
        }
        #expect(server.questions.count == 3)
    }

    @Test func aDeletionIsSentOnce() async throws {
        let client = try await ScriptedAPI().run { $0 }
        await #expect(throws: LikenessError.unreachable) { try await client.deleteGroup("group-1", on: .persons) }
    }

    @Test func aRedirectIsNotFollowed() async throws {
        let elsewhere = ScriptedAPI.Answer(
            status: .temporaryRedirect, headers: [.location: "/v1/tasks/task_2"], body: "")
        let server = ScriptedAPI([elsewhere, .init(body: Self.submitted)])
        await #expect(throws: LikenessError.unintelligibleAnswer(status: 307)) {
            try await server.run { try await $0.task("task_1") }
        }
        #expect(server.questions.count == 1)
    }

    @Test func aServerThatIsGoneIsUnreachable() async throws {
        let client = try await ScriptedAPI().run { $0 }
        await #expect(throws: LikenessError.unreachable) { try await client.task("task_1") }
    }
}
