// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessHTTP

/// `GET /v1/tasks/{task_id}/events`.
@Suite struct TaskEventsTests {
    private static let realAvatar = "/v1/seedance2/real-avatar"

    private struct ServerEvent: Equatable {
        let id: String
        let data: String
    }

    /// The events of a whole stream; comments and other fields are left out.
    private static func events(_ answer: Answer) -> [ServerEvent] {
        let text = String(decoding: answer.body, as: UTF8.self)
        return text.split(separator: "\n\n").compactMap { block in
            let lines = block.split(separator: "\n").map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
            let fields = Dictionary(lines.filter { $0.count == 2 }.map { ($0[0], $0[1].drop { $0 == " " }) }) { $1 }
            guard let id = fields["id"], let data = fields["data"] else { return nil }
            return ServerEvent(id: String(id), data: String(data))
        }
    }

    private static func endedTask(_ api: APIBench) async throws -> String {
        let made = try await api.post(realAvatar, #"{"callback_url":"https://a.example"}"#)
        return try #require(made.string("data.id"))
    }

    @Test func anEndedTaskIsToldOnceAsGetTaskAnswersIt() async throws {
        try await APIBench.with { api in
            let task = try await Self.endedTask(api)
            let answer = try await api.get("/v1/tasks/\(task)/events")
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "text/event-stream; charset=utf-8")
            #expect(answer.headers[.cacheControl] == "no-store")
            let whole = try await api.get("/v1/tasks/\(task)")
            #expect(
                Self.events(answer)
                    == [ServerEvent(id: "completed-100", data: String(decoding: whole.body, as: UTF8.self))])
        }
    }

    @Test func whoKnowsTheEndIsToldNotToComeAgain() async throws {
        try await APIBench.with { api in
            let task = try await Self.endedTask(api)
            let answer = try await api.get("/v1/tasks/\(task)/events", [.lastEventID: "completed-100"])
            #expect(answer.status == 204)
            #expect(answer.body.isEmpty)
        }
    }

    @Test func changesAreToldUntilTheTaskHasEnded() async throws {
        try await APIBench.with { api in
            let view = try await api.engine.reviews.submit(.of("good"), by: api.bench.principal, claim: nil)
            let events = try await api.bench.serving(api.engine) {
                Self.events(try await api.get("/v1/tasks/\(view.task.id)/events"))
            }
            #expect(events.last?.id == "completed-100")
            #expect(events.count == Set(events.map(\.id)).count)
            #expect(events.last?.data.contains(#""status":"completed""#) == true)
        }
    }

    @Test func aFollowerWithAKnownStateHearsOnlyWhatIsNew() async throws {
        try await APIBench.with { api in
            let view = try await api.engine.reviews.submit(.of("good"), by: api.bench.principal, claim: nil)
            let events = try await api.bench.serving(api.engine) {
                Self.events(
                    try await api.get("/v1/tasks/\(view.task.id)/events", [.lastEventID: "pending-0"]))
            }
            #expect(!events.contains { $0.id == "pending-0" })
            #expect(events.last?.id == "completed-100")
        }
    }

    @Test func malformedUnknownAndForeignTasksAreRefusedBeforeTheStreamBegins() async throws {
        try await APIBench.with { api in
            let task = try await Self.endedTask(api)
            #expect(try await api.get("/v1/tasks/x/events").status == 400)
            #expect(try await api.get("/v1/tasks/task_01KMCGF6BQGN3X28H3KSR50X5T/events").status == 404)
            #expect(try await api.get("/v1/tasks/\(task)/events", try await api.strangersKey()).status == 404)
            #expect(try await api.raw(.get, "/v1/tasks/\(task)/events").status == 401)
        }
    }
}
