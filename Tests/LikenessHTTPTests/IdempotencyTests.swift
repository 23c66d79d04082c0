// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import LikenessHTTP

@Suite struct IdempotencyTests {
    private static let key: HTTPFields = [.idempotencyKey: "order-1"]

    /// A POST that makes something, and where its answer says what.
    struct Making: Sendable {
        let path: String
        let body: String
        let other: String
        let id: String
    }

    static let makings = [
        Making(
            path: "/v1/seedance2/real-avatar", body: #"{"callback_url":"https://a.example"}"#,
            other: #"{"callback_url":"https://b.example"}"#, id: "data.id"),
        Making(
            path: "/v1/seedance2/private-avatar", body: #"{"url":"https://a.example/1"}"#,
            other: #"{"url":"https://a.example/2"}"#, id: "data.id"),
        Making(
            path: "/v1/seedance2/private-avatar/groups", body: #"{"name":"a"}"#, other: #"{"name":"b"}"#,
            id: "Result.Id"),
        Making(
            path: "/v1/videos/generations", body: #"{"model":"seedance-2.0","prompt":"a"}"#,
            other: #"{"model":"seedance-2.0","prompt":"b"}"#, id: "data.0.task_id"),
    ]

    @Test(arguments: makings)
    func aRepeatedRequestGetsTheFirstAnswer(making: Making) async throws {
        try await APIBench.with { api in
            let first = try await api.post(making.path, making.body, Self.key)
            let again = try await api.post(making.path, making.body, Self.key)
            #expect(first.status == 200)
            #expect(first.headers[.idempotencyReplayed] == nil)
            #expect(again.headers[.idempotencyReplayed] == "true")
            let id = try #require(first.string(making.id))
            #expect(again.string(making.id) == id)
            let plain = try await api.post(making.path, making.body)
            #expect(plain.string(making.id) != id)
        }
    }

    @Test func aRepeatedRotationMakesOneSecret() async throws {
        try await APIBench.with { api in
            let path = "/v1/webhooks/rotate-secret"
            let first = try await api.post(path, #"{"overlap_hours":0}"#, Self.key)
            let again = try await api.post(path, #"{"overlap_hours":0}"#, Self.key)
            let secret = try #require(first.string("data.webhook_secret"))
            #expect(first.headers[.idempotencyReplayed] == nil && again.headers[.idempotencyReplayed] == "true")
            #expect(again.string("data.webhook_secret") == secret)
            #expect(try await api.post(path, #"{"overlap_hours":24}"#, Self.key).status == 409)
            let fresh = try await api.post(path, #"{"overlap_hours":0}"#)
            #expect(fresh.string("data.webhook_secret") != secret)
        }
    }

    @Test(arguments: makings)
    func theKeyWithAnotherBodyIs409(making: Making) async throws {
        try await APIBench.with { api in
            _ = try await api.post(making.path, making.body, Self.key)
            let answer = try await api.post(making.path, making.other, Self.key)
            #expect(answer.status == 409)
            let code = answer.string("error.code") ?? answer.string("ResponseMetadata.Error.Code")
            #expect(code == "idempotency_key_reused" || code == "Conflict")
        }
    }

    @Test func theKeyIsTheAccountsOwn() async throws {
        try await APIBench.with { api in
            let making = Self.makings[0]
            let first = try await api.post(making.path, making.body, Self.key)
            let strangers = try await api.strangersKey().merging(Self.key)
            let other = try await api.post(making.path, making.other, strangers)
            #expect(other.status == 200)
            #expect(other.string("data.id") != first.string("data.id"))
        }
    }

    @Test func aRefusedRequestUsesNoKeyUp() async throws {
        try await APIBench.with { api in
            let making = Self.makings[0]
            let refused = try await api.post(making.path, "{}", Self.key)
            #expect(refused.status == 400)
            let taken = try await api.post(making.path, making.body, Self.key)
            #expect(taken.status == 200)
        }
    }

    @Test(arguments: ["", "with space", "ü", String(repeating: "k", count: 192)])
    func aMalformedKeyIsRefused(key: String) async throws {
        try await APIBench.with { api in
            for making in Self.makings {
                let answer = try await api.post(making.path, making.body, [.idempotencyKey: key])
                #expect(answer.status == 400, "\(making.path) took '\(key)'")
            }
        }
    }

    @Test func theReplayOfAnInvitationCarriesItsLinkAgain() async throws {
        try await APIBench.with { api in
            let making = Self.makings[0]
            let first = try await api.post(making.path, making.body, Self.key)
            let again = try await api.post(making.path, making.body, Self.key)
            #expect(first.string("data.result.h5_link") != nil)
            #expect(again.string("data.result.h5_link") == first.string("data.result.h5_link"))
        }
    }

    @Test func theSameFileUnderTheSameKeyIsOneUpload() async throws {
        try await APIBench.with { api in
            let first = try await api.upload("/v1/uploads", Samples.jpeg, headers: Self.key)
            let again = try await api.upload("/v1/uploads", Samples.jpeg, headers: Self.key)
            #expect(again.headers[.idempotencyReplayed] == "true")
            #expect(again.string("url") == first.string("url"))
            let other = try await api.upload("/v1/uploads", Samples.png, headers: Self.key)
            #expect(other.status == 409)
        }
    }
}
