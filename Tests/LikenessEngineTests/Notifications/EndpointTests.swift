// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

/// What becomes of endpoints that take nothing, and of those beside them.
@Suite struct EndpointTests {
    private static let hook = "https://broken.example/hook/callback"

    /// Orders a video, whose end is told at `webhook`.
    private static func order(_ bench: EngineBench, _ engine: Engine, webhook: String) async throws {
        _ = try await engine.videos.submit(
            .of(webhook: webhook), project: .default, by: bench.principal, claim: nil)
    }

    private static func deliveries(_ bench: EngineBench) async throws -> [Delivery] {
        try await bench.store.deliveries(of: bench.principal.account, DeliveryFilter(), before: nil, limit: 100)
    }

    @Test func hangingEndpointsOfAnyNumberKeepNobodyElseWaiting() async throws {
        try await EngineBench.with({ $0.delivery.atOnce = 8 }) { bench in
            let engine = try bench.makeEngine()
            for number in 0..<40 {
                await bench.sender.hang("https://hanging-\(number).example")
                try await Self.order(bench, engine, webhook: "https://hanging-\(number).example/hook")
            }
            try await bench.serving(engine) {
                // Their first tries run into the time limit, and then they are known.
                try await bench.advance(by: .seconds(5), until: "all have failed once") {
                    let found = try await Self.deliveries(bench)
                    return found.count == 40 && found.allSatisfy { $0.attempts > 0 }
                }
                try await Self.order(bench, engine, webhook: "https://quick.example/hook")
                try await Eventually.holds("the quick one is told, though the clock stands still") {
                    await bench.sender.sent.contains { $0.url.hasPrefix("https://quick.example") }
                }
            }
        }
    }

    @Test func anEndpointThatFailsForTooLongIsDisabledAndTheAccountIsToldOnce() async throws {
        // No try is cut off by the clock's jumps.
        try await EngineBench.with({
            ($0.delivery.disableAfter, $0.delivery.lease) = (.seconds(600), .seconds(100_000))
            $0.delivery.timeout = .seconds(100_000)
        }) { bench in
            let engine = try bench.makeEngine()
            try await engine.notifications.setEventsURL("https://events.example/", for: bench.principal)
            await bench.sender.always(500, at: "https://broken.example")
            try await bench.serving(engine) {
                let begin = bench.time.now
                var orders = 0
                while await !bench.sender.sent.contains(where: { $0.url == "https://events.example/" }) {
                    try #require(bench.time.now - begin < .seconds(24 * 3600))
                    try await Self.order(bench, engine, webhook: "https://broken.example/hook")
                    orders += 1
                    // The clock stands still while anything is under way.
                    try await Eventually.holds("all that is due was tried and noted") {
                        let (found, now) = (try await Self.deliveries(bench), bench.time.now)
                        let sent = await bench.sender.sent.count
                        let tries = found.reduce(0) { $0 + $1.attempts }
                        return found.count >= orders && tries == sent
                            && found.allSatisfy { $0.nextAttemptAt.map { now < $0 } ?? true }
                    }
                    bench.time.advance(by: .seconds(60))
                }
                #expect(bench.time.now - begin >= .seconds(600))
            }
            let sent = await bench.sender.sent
            let event = try #require(sent.first { $0.url == "https://events.example/" })
            let told = try #require(try JSONSerialization.jsonObject(with: event.body) as? [String: Any])
            #expect(told["type"] as? String == "endpoint.disabled")
            #expect((told["data"] as? [String: Any])?["url"] as? String == Self.hook)
            try expectSigned(event, with: bench.webhookSecret)
            let ids = sent.filter { $0.url == "https://events.example/" }.map {
                $0.headers.first { $0.name == "webhook-id" }?.value
            }
            #expect(Set(ids).count == 1)
        }
    }

    @Test func aDisabledEndpointGetsAProbeAnHourAndIsEnabledWhenThatIsTaken() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            // Gone: nobody wants anything there any more.
            await bench.sender.answer(410)
            try await bench.serving(engine) {
                try await Self.order(bench, engine, webhook: "https://broken.example/hook")
                try await Eventually.holds("the try") { await bench.sender.sent.count == 1 }
                try await Self.order(bench, engine, webhook: "https://broken.example/hook")
                try await Eventually.holds("the next one is given up") {
                    try await Self.deliveries(bench).count { $0.status == .abandoned } == 2
                }
                #expect(await bench.sender.sent.count == 1)
                bench.time.advance(by: .seconds(3600))
                for count in 2...3 {
                    try await Self.order(bench, engine, webhook: "https://broken.example/hook")
                    try await Eventually.holds("the probe, then all") { await bench.sender.sent.count == count }
                    try await Eventually.holds("it is taken") {
                        try await Self.deliveries(bench).count { $0.status == .delivered } == count - 1
                    }
                }
            }
        }
    }

    @Test func whatWasGivenUpIsSentAnewUnderItsOldID() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await bench.sender.answer(410, times: 1)
            try await bench.serving(engine) {
                for _ in 0..<3 { try await Self.order(bench, engine, webhook: "https://broken.example/hook") }
                try await Eventually.holds("all are over") {
                    let found = try await Self.deliveries(bench)
                    return found.count == 3 && found.allSatisfy { $0.status != .waiting }
                }
                let before = try await Self.deliveries(bench)
                let filter = DeliveryFilter(since: bench.time.now - .seconds(60))
                #expect(try await engine.notifications.resend(filter, for: bench.principal, claim: nil) == 3)
                try await Eventually.holds("all are taken") {
                    try await Self.deliveries(bench).allSatisfy { $0.status == .delivered }
                }
                #expect(try await Self.deliveries(bench).map(\.id) == before.map(\.id))
            }
        }
    }

    @Test(arguments: ["http://169.254.169.254/x", "ftp://a.example/", "https://user:pw@a.example/"])
    func eventsAreNotSentWhereNothingMayGo(url: String) async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await #expect(throws: RuleViolation.self) {
                try await engine.notifications.setEventsURL(url, for: bench.principal)
            }
        }
    }
}
