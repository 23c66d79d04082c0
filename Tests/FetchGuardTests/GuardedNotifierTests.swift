// SPDX-License-Identifier: Apache-2.0

import FetchGuard
import HTTPTypes
import LikenessCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct GuardedNotifierTests {
    private struct FixedTime: TimeSource {
        let now = Timestamp(seconds: 784_111_770)
        func sleep(for duration: Duration) async throws {}
    }

    private func notifier(port: Int, silence: Duration = .seconds(15)) -> GuardedNotifier {
        var limits = FetchLimits.notification
        limits.silence = silence
        let transport = GuardedTransport(policy: URLPolicy(allowed: ["127.0.0.1:\(port)"]))
        return GuardedNotifier(transport: transport, time: FixedTime(), limits: limits)
    }

    private func notification(_ url: String) -> OutboundNotification {
        OutboundNotification(
            url: url, headers: [("Content-Type", "application/json"), ("webhook-id", "msg_1")], body: Data("{}".utf8))
    }

    @Test func itPostsBodyAndHeaders() async throws {
        let host = MediaHost()
        try await host.run { port in
            let answer = try await notifier(port: port).send(notification("http://127.0.0.1:\(port)/callback/a?x=1"))
            #expect(answer == NotificationAnswer(status: 204, retryAfter: nil))
            let request = try #require(host.requests.first)
            #expect(request.method == .post)
            #expect(request.path == "/callback/a?x=1")
            #expect(request.headerFields[HTTPField.Name("webhook-id")!] == "msg_1")
            #expect(request.headerFields[.contentType] == "application/json")
            #expect(host.posts == ["{}"])
        }
    }

    @Test(
        "CVE-2026-64849: any status is an answer, and no redirect of a receiver is followed",
        arguments: [200, 302, 307, 400, 410, 503])
    func anyStatusIsAnAnswerAndNoRedirectIsFollowed(status: Int) async throws {
        let host = MediaHost()
        try await host.run { port in
            let url = "http://127.0.0.1:\(port)/callback/a?code=\(status)"
            let answer = try await notifier(port: port).send(notification(url))
            #expect(answer.status == status)
            #expect(host.requests.count == 1)
        }
    }

    @Test(arguments: [
        ("7", Duration.seconds(7)), ("0", .zero), ("Sun,%2006%20Nov%201994%2008:49:37%20GMT", .seconds(7)),
        ("Sun,%2006%20Nov%201994%2008:49:00%20GMT", .zero), ("99999999999", .seconds(31_536_000)), ("soon", nil),
        ("-1", nil),
        ("Sun,%2006%20Nov%201994%2025:49:37%20GMT", nil), ("Sun,%2006%20Foo%201994%2008:49:37%20GMT", nil),
    ])
    func retryAfterIsRead(text: String, expected: Duration?) async throws {
        try await MediaHost().run { port in
            let url = "http://127.0.0.1:\(port)/callback/a?code=503&wait=\(text)"
            let answer = try await notifier(port: port).send(notification(url))
            #expect(answer.retryAfter == expected)
        }
    }

    @Test func aSilentReceiverTimesOut() async throws {
        try await ScriptedServer(answer: "", closes: false).run { port in
            let notifier = notifier(port: port, silence: .milliseconds(200))
            await #expect(throws: OutboundFailure.timedOut) {
                try await notifier.send(notification("http://127.0.0.1:\(port)/callback"))
            }
        }
    }

    @Test func aReceiverThatIsGoneIsNamedAsSuch() async throws {
        let port = try await MediaHost().run { $0 }
        await #expect(throws: OutboundFailure.connectFailed) {
            try await notifier(port: port).send(notification("http://127.0.0.1:\(port)/callback"))
        }
    }

    @Test(
        "CVE-2026-33655: private receivers of notifications are refused",
        arguments: ["http://127.0.0.1:1/callback", "http://[::ffff:10.0.0.1]/", "http://0/"])
    func privateReceiversAreRefused(url: String) async throws {
        await #expect(throws: OutboundFailure.refused(.privateAddress)) {
            try await notifier(port: 9).send(notification(url))
        }
    }
}
