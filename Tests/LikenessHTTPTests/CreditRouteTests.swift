// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import HTTPTypes
import LikenessAPI
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessHTTP

/// Balances, what happens without one, and usage.
@Suite struct CreditRouteTests {
    private static let video = #"{"model":"doubao-seedance-2.0-face","prompt":"A walk","duration":5}"#

    private static func leave(_ amount: Int64, _ api: APIBench) async throws {
        _ = try await api.engine.accounts.changeCredit(of: api.bench.principal.account, .leave(amount))
    }

    private static func makeVideo(_ api: APIBench) async throws -> TaskID {
        let answer = try await api.post("/v1/videos/generations", video)
        let id = TaskID(rawValue: try #require(answer.string("data.0.task_id")))
        _ = try await api.bench.serving(api.engine) { try await api.bench.end(of: id, api.engine) }
        return id
    }

    @Test(arguments: ["/v1/balance", "/v1/user/balance", "/balance", "/user/balance"])
    func aBalanceIsInDollarsAndInCreditsOfATenth(path: String) async throws {
        try await APIBench.with { api in
            try await Self.leave(10_500_000, api)
            let answer = try await api.get(path).decode(Balance.self)
            #expect(
                answer
                    == Balance(
                        remainBalance: 10.5, remainCredits: 105, usedBalance: 0, usedCredits: 0, unlimitedQuota: false))
        }
    }

    @Test func whatIsSetAsideIsNotLeft() async throws {
        try await APIBench.with { api in
            try await Self.leave(2_000_000, api)
            _ = try await api.post("/v1/videos/generations", Self.video)
            let answer = try await api.get("/v1/balance").decode(Balance.self)
            #expect(answer.remainBalance == 0.932 && answer.usedBalance == 1.068)
        }
    }

    @Test func withoutEnoughCreditAVideoIs402AndOthersAreNot() async throws {
        try await APIBench.with { api in
            try await Self.leave(1_000_000, api)
            let answer = try await api.post("/v1/videos/generations", Self.video)
            #expect(answer.status == 402)
            #expect(answer["error.code"] == 402)
            #expect(answer.string("error.type") == "payment_required")
            let chinese = try await api.post("/v1/videos/generations?language=zh", Self.video)
            #expect(chinese.string("error.message") == "账户余额不足，请充值后再试")
            #expect(try await api.get("/v1/models").status == 200)
            let session = try await api.post(
                "/v1/seedance2/real-avatar", #"{"callback_url":"https://client.example/done"}"#)
            #expect(session.status == 200)
        }
    }

    @Test func anOrderThatWasRefusedMayBeSentAgainUnderItsKey() async throws {
        try await APIBench.with { api in
            try await Self.leave(1_000_000, api)
            let headers = try HTTPFields([.init(name: #require(HTTPField.Name("Idempotency-Key")), value: "order-1")])
            #expect(try await api.post("/v1/videos/generations", Self.video, headers).status == 402)
            try await Self.leave(2_000_000, api)
            #expect(try await api.post("/v1/videos/generations", Self.video, headers).status == 200)
        }
    }

    @Test func aFinishedTaskTellsWhatItCost() async throws {
        try await APIBench.with { api in
            let id = try await Self.makeVideo(api)
            let task = try await api.get("/v1/tasks/\(id)").decode(Envelope<TaskAnswer>.self).data
            #expect(task.cost == 1.068 && task.creditsCost == 10.68)
        }
    }

    @Test func usageIsToldByDayAndAtMostAMinuteOld() async throws {
        try await APIBench.with { api in
            let first = try await api.get("/v1/usage")
            #expect(first.headers[.usageCache] == "MISS")
            _ = try await Self.makeVideo(api)
            let second = try await api.get("/v1/usage")
            #expect(second.headers[.usageCache] == "HIT")
            #expect(second["data.total.requests"] == 0)
            api.bench.time.advance(by: .seconds(60))
            let third = try await api.get("/v1/usage")
            #expect(third.headers[.usageCache] == "MISS")
            let report = try third.decode(Envelope<UsageReport>.self).data
            #expect(report.tz == "Asia/Shanghai" && report.scope == "key" && report.groupBy == "day")
            #expect(report.total.requests == 1 && report.total.seconds == 5 && report.total.cost == 1.068)
            #expect(report.total.creditsCost == 10.68)
            #expect(report.groups.map(\.group) == ["2026-03-18"])
        }
    }

    @Test func usageOfTheAccountIsThatOfAllItsKeys() async throws {
        try await APIBench.with { api in
            _ = try await Self.makeVideo(api)
            let other = try await api.engine.accounts.createKey(accountNamed: "acme").key
            let headers: HTTPFields = [.authorization: "Bearer \(other.exposed)"]
            #expect(try await api.get("/v1/usage", headers)["data.total.requests"] == 0)
            #expect(try await api.get("/v1/usage?scope=account", headers)["data.total.requests"] == 1)
            #expect(try await api.get("/v1/usage?scope=account", api.strangersKey())["data.total.requests"] == 0)
        }
    }

    @Test func daysAreThoseOfTheZoneAndTheLastIsCounted() async throws {
        try await APIBench.with { api in
            _ = try await Self.makeVideo(api)
            let counted = try await api.get("/v1/usage?start=2026-03-18&end=2026-03-18")
            #expect(counted["data.total.requests"] == 1)
            let report = try counted.decode(Envelope<UsageReport>.self).data
            // Midnight in Shanghai is 16:00 UTC of the day before.
            #expect(report.start == 1_773_763_200 && report.end == 1_773_763_200 + 86_400)
            let elsewhere = try await api.get("/v1/usage?start=2026-03-18&end=2026-03-18&tz=Pacific/Honolulu")
            #expect(elsewhere["data.total.requests"] == 0)
            #expect(try await api.get("/v1/usage?model=seedance-2.5")["data.total.requests"] == 0)
        }
    }

    @Test(arguments: [
        ("start=2026-02-30", "start"), ("start=yesterday", "start"), ("end=2026-1-1-1", "end"),
        ("start=2026-03-18&end=2026-03-17", "start"), ("start=1770000000&end=1773000000", "start"),
        ("tz=Mars", "tz"), ("group_by=hour", "group_by"), ("scope=all", "scope"), ("model=sora", "model"),
    ])
    func aQuestionThatIsWrongSaysWhere(query: String, field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get("/v1/usage?\(query)")
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == field)
        }
    }

    @Test func usageIsAskedSixtyTimesAMinute() async throws {
        try await APIBench.with { api async throws in
            for _ in 1...60 { #expect(try await api.get("/v1/usage").status == 200) }
            #expect(try await api.get("/v1/usage").status == 429)
            #expect(try await api.get("/v1/models").status == 200)
        }
    }
}
