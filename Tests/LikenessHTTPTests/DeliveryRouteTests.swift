// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessAPI
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessHTTP

/// `/v1/deliveries`, `/v1/webhooks` and the key set.
@Suite struct DeliveryRouteTests {
    /// Ordered videos that have ended, each told at an address of its own; the first post is answered so.
    private static func told(_ api: APIBench, _ count: Int, firstStatus: Int = 200) async throws {
        // A long way off, for the clock runs while the services stop.
        await api.bench.sender.answer(firstStatus, retryAfter: .seconds(36_000))
        for number in 0..<count {
            let made = try await api.post(
                "/v1/videos/generations",
                #"{"model":"seedance-2.0","prompt":"a walk","webhook":"https://client.example/\#(number)"}"#)
            #expect(made.status == 200)
            api.bench.time.advance(by: .seconds(1))
        }
        try await api.bench.serving(api.engine) {
            try await Eventually.holds("all were posted") { await api.bench.sender.sent.count == count }
            try await Eventually.holds("all were noted") {
                try await api.bench.store.deliveries(
                    of: api.bench.principal.account, DeliveryFilter(), before: nil, limit: 100
                ).allSatisfy { $0.attempts == 1 }
            }
        }
    }

    @Test func deliveriesAreListedNewestFirstPageByPage() async throws {
        try await APIBench.with { api in
            try await Self.told(api, 5)
            var (urls, cursor) = ([String](), "")
            repeat {
                let page = try await api.get("/v1/deliveries?limit=2&cursor=\(cursor)")
                #expect(page.status == 200)
                urls += page.strings("data", "url")
                cursor = page.string("next_cursor") ?? ""
            } while !cursor.isEmpty
            #expect(Set(urls) == Set((0..<5).map { "https://client.example/\($0)/callback" }) && urls.count == 5)
        }
    }

    @Test func oneDeliveryTellsItsTriesAndItsEndpointsTrouble() async throws {
        try await APIBench.with { api in
            try await Self.told(api, 1, firstStatus: 503)
            let id = try #require(try await api.get("/v1/deliveries").strings("data", "id").first)
            let answer = try await api.get("/v1/deliveries/\(id)")
            let delivery = try answer.decode(Envelope<DeliveryAnswer>.self).data
            #expect(delivery.status == .waiting && delivery.attempts == 1)
            #expect(delivery.log?.map(\.status) == [503] && delivery.endpoint?.disabledAt == nil)
            #expect(delivery.endpoint != nil && delivery.nextAttemptAt != nil)
            #expect(try await api.get("/v1/deliveries?status=waiting").strings("data", "id") == [id])
            #expect(try await api.get("/v1/deliveries?status=delivered").strings("data", "id") == [])
        }
    }

    @Test func aRepeatedResendSendsNothingTwice() async throws {
        try await APIBench.with { api in
            let begin = api.bench.time.now.seconds
            try await Self.told(api, 2)
            let id = try #require(try await api.get("/v1/deliveries").strings("data", "id").first)
            let posts = [("/v1/deliveries/\(id)/resend", ""), ("/v1/deliveries/resend", #"{"since":\#(begin)}"#)]
            for (path, body) in posts {
                let first = try await api.post(path, body, [.idempotencyKey: "again"])
                #expect(first.status == 200 && first.headers[.idempotencyReplayed] == nil)
                try await Self.deliverWhatWaits(api)
                let again = try await api.post(path, body, [.idempotencyKey: "again"])
                #expect(again.status == 200 && again.headers[.idempotencyReplayed] == "true")
                #expect(try await api.get("/v1/deliveries?status=waiting").strings("data", "id") == [])
            }
        }
    }

    private static func deliverWhatWaits(_ api: APIBench) async throws {
        try await api.bench.serving(api.engine) {
            try await Eventually.holds("all are delivered") {
                try await api.bench.store.deliveries(
                    of: api.bench.principal.account, DeliveryFilter(), before: nil, limit: 100
                ).allSatisfy { $0.status == .delivered }
            }
        }
    }

    @Test func oneOrAllSinceATimeAreSentAgain() async throws {
        try await APIBench.with { api in
            let begin = api.bench.time.now.seconds
            try await Self.told(api, 3)
            let id = try #require(try await api.get("/v1/deliveries").strings("data", "id").first)
            let again = try await api.post("/v1/deliveries/\(id)/resend", "")
            #expect(again.status == 200 && again.string("data.status") == "waiting")
            let all = try await api.post("/v1/deliveries/resend", #"{"since":\#(begin),"status":"delivered"}"#)
            #expect(try all.decode(Envelope<[String: Int]>.self).data == ["resent": 2])
            try await api.bench.serving(api.engine) {
                try await Eventually.holds("all come again") { await api.bench.sender.sent.count == 6 }
            }
        }
    }

    @Test func anotherAccountsDeliveryDoesNotExist() async throws {
        try await APIBench.with { api in
            try await Self.told(api, 1)
            let id = try #require(try await api.get("/v1/deliveries").strings("data", "id").first)
            let key = try await api.strangersKey()
            let unknown = "msg_" + String(repeating: "0", count: 26)
            for path in ["/v1/deliveries/\(id)", "/v1/deliveries/\(unknown)", "/v1/deliveries/x"] {
                let answer = try await api.get(path, key)
                #expect(answer.status == 404 && answer.string("error.param") == "delivery_id")
            }
            #expect(try await api.send(.post, "/v1/deliveries/\(id)/resend", key).status == 404)
            #expect(try await api.get("/v1/deliveries", key).strings("data", "id") == [])
        }
    }

    @Test(arguments: [
        ("limit=0", "limit"), ("limit=101", "limit"), ("cursor=here", "cursor"), ("status=lost", "status"),
        ("since=yesterday", "since"), ("since=-1", "since"), ("task_id=7", "task_id"),
    ])
    func aWrongQueryNamesItsField(query: String, field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get("/v1/deliveries?\(query)")
            #expect(answer.status == 400 && answer.string("error.param") == field)
        }
    }

    @Test(arguments: ["{}", #"{"since":"now"}"#, #"{"since":-1}"#, #"{"since":1,"status":"lost"}"#])
    func aWrongOrderToResendIsRefused(body: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post("/v1/deliveries/resend", body)
            #expect(answer.status == 400)
        }
    }

    @Test func theSecretIsRotatedAndTheEventsAddressIsKept() async throws {
        try await APIBench.with { api in
            let put = try await api.send(
                .put, "/v1/webhooks", [.contentType: "application/json"],
                Array(#"{"events_url":"https://events.example/x"}"#.utf8))
            #expect(put.status == 200 && put.string("data.events_url") == "https://events.example/x")
            let rotated = try await api.post("/v1/webhooks/rotate-secret", #"{"overlap_hours":2}"#)
            #expect(rotated.string("data.webhook_secret")?.hasPrefix("whsec_") == true)
            let again = try await api.post("/v1/webhooks/rotate-secret", #"{"overlap_hours":2}"#)
            #expect(again.string("data.webhook_secret") == rotated.string("data.webhook_secret"))
            let settings = try await api.get("/v1/webhooks")
            #expect(settings.string("data.jwks_url") == "https://likeness.example/.well-known/jwks.json")
            #expect(!String(decoding: settings.body, as: UTF8.self).contains("whsec_"))
            #expect(try await api.post("/v1/webhooks/rotate-secret", #"{"overlap_hours":721}"#).status == 400)
        }
    }

    @Test func anEventsAddressThatMayNotBeReachedIsRefused() async throws {
        try await APIBench.with { api in
            let put = try await api.send(
                .put, "/v1/webhooks", [.contentType: "application/json"],
                Array(#"{"events_url":"http://127.0.0.1/x"}"#.utf8))
            #expect(put.status == 400 && put.string("error.param") == "events_url")
        }
    }

    @Test func theKeySetIsReadWithoutAKeyAndTellsNothingPrivate() async throws {
        struct KeySet: Decodable {
            let keys: [[String: String]]
        }
        try await APIBench.with { api in
            let answer = try await api.raw(.get, "/.well-known/jwks.json")
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "public, max-age=3600")
            let keys = try answer.decode(KeySet.self).keys
            let names: Set = ["kty", "crv", "use", "alg", "kid", "x"]
            #expect(keys.count == 1 && Set(keys[0].keys) == names)
            #expect(keys[0]["kty"] == "OKP" && keys[0]["crv"] == "Ed25519" && keys[0]["alg"] == "EdDSA")
        }
    }
}
