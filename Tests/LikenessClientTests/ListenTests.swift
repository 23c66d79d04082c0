// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import LikenessAPI
import Testing

@testable import LikenessClient

@Suite struct ListenTests {
    private static func event(_ number: Int) -> String {
        let event =
            #"{"id":"msg_\#(number)","url":"https://a.example","headers":{"webhook-id":"msg_\#(number)"},"body":"{}"}"#
        return "id: msg_\(number)\nevent: notification\ndata: \(event)\n\n"
    }

    private struct Enough: Error {}

    @Test func aStreamThatEndsIsTakenUpBehindItsLastEvent() async throws {
        let api = ScriptedAPI("retry: 2000\n\n: waiting\n\n" + Self.event(1), Self.event(2) + Self.event(3))
        try await api.run { client in
            var heard: [String] = []
            await #expect(throws: Enough.self) {
                try await client.listen(since: 5) { event in
                    heard.append(event.id)
                    if heard.count == 3 { throw Enough() }
                }
            }
            #expect(heard == ["msg_1", "msg_2", "msg_3"])
        }
        let questions = api.questions
        #expect(questions.map(\.head.path) == Array(repeating: "/v1/deliveries/events?since=5", count: 2))
        let name = try #require(HTTPField.Name("Last-Event-ID"))
        #expect(questions.map { $0.head.headerFields[name] } == [nil, "msg_1"])
    }

    @Test func whoHasHeardNothingBeginsWhereTheServerSaid() async throws {
        let api = ScriptedAPI("retry: 2000\n\nid: msg_0\n\n: waiting\n\n", Self.event(1))
        _ = try await api.run { client in
            await #expect(throws: Enough.self) { try await client.listen { _ in throw Enough() } }
        }
        let name = try #require(HTTPField.Name("Last-Event-ID"))
        #expect(api.questions.map { $0.head.headerFields[name] } == [nil, "msg_0"])
        #expect(api.questions.first?.head.path == "/v1/deliveries/events")
    }

    @Test func aServerThatIsAwayForAMomentIsTriedAgain() async throws {
        let busy = ScriptedAPI.Answer(status: .serviceUnavailable, body: "{}")
        let api = ScriptedAPI([.init(body: Self.event(1)), busy, .init(body: Self.event(2))])
        _ = try await api.run { client in
            await #expect(throws: Enough.self) {
                try await client.listen { event in if event.id == "msg_2" { throw Enough() } }
            }
        }
        #expect(api.questions.count == 3)
    }

    @Test func aRefusedKeyEndsIt() async throws {
        let body = #"{"error":{"code":"unauthorized","message":"The key is wrong"}}"#
        try await ScriptedAPI([.init(status: .unauthorized, body: body)]).run { client in
            let error = await #expect(throws: LikenessError.self) { try await client.listen { _ in } }
            guard case .refused(let refusal)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(refusal.status == 401)
        }
    }

    @Test func anEventIsReadHoweverItsBytesArrive() {
        let bytes = Array((": hello\nid: 7\ndata:{\"a\":1}\n\ndata: x\n\n").utf8)
        for size in 1...bytes.count {
            var parser = ServerSentEventParser()
            var events: [ServerSentEventParser.Event] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                events += parser.events(in: bytes[start..<min(start + size, bytes.count)])
            }
            let expected = [
                ServerSentEventParser.Event(id: "7", data: Data(#"{"a":1}"#.utf8)),
                ServerSentEventParser.Event(id: "7", data: Data("x".utf8)),
            ]
            #expect(events == expected)
        }
    }
}
