// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Synchronization
import Testing

@testable import LikenessEngine

/// Listening to an account's notifications.
@Suite struct FollowingTests {
    private final class Heard: Sendable {
        private let ids = Mutex<[DeliveryID]>([])

        var all: [DeliveryID] { ids.withLock { $0 } }
        func add(_ id: DeliveryID?) { if let id { ids.withLock { $0.append(id) } } }
    }

    private static func order(_ bench: EngineBench, _ engine: Engine) async throws {
        _ = try await engine.videos.submit(
            .of(webhook: "https://client.example/hook"), project: .default, by: bench.principal, claim: nil)
    }

    private static func all(_ bench: EngineBench) async throws -> [DeliveryID] {
        try await bench.store.deliveries(of: bench.principal.account, DeliveryFilter(), before: nil, limit: 100)
            .map(\.id).reversed()
    }

    @Test func eachNotificationIsHeardOnceAndSigned() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (heard, beginning) = (Heard(), engine.notifications.beginning)
            try await bench.serving(engine) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await engine.notifications.follow(
                            after: beginning, for: bench.principal, beat: .seconds(4)
                        ) { told in
                            if let told { try expectSigned(told.notice, with: bench.webhookSecret) }
                            heard.add(told?.id)
                        }
                    }
                    for count in 1...3 {
                        try await Self.order(bench, engine)
                        // The listener may not have begun when the first is written.
                        bench.time.advance(by: .seconds(2))
                        try await Eventually.holds("it is heard") { heard.all.count == count }
                    }
                    group.cancelAll()
                }
            }
            #expect(try await Self.all(bench) == heard.all)
        }
    }

    @Test func whoComesBackHearsWhatWasMissedAndNoMore() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let heard = Heard()
            try await bench.serving(engine) {
                for _ in 0..<3 {
                    try await Self.order(bench, engine)
                    bench.time.advance(by: .seconds(1))
                }
                try await Eventually.holds("all are written") { try await Self.all(bench).count == 3 }
                let known = try await Self.all(bench)[0]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await engine.notifications.follow(
                            after: known, for: bench.principal, beat: .seconds(4)
                        ) { heard.add($0?.id) }
                    }
                    try await Eventually.holds("two are heard") { heard.all.count == 2 }
                    group.cancelAll()
                }
            }
            #expect(try await Self.all(bench).dropFirst() == heard.all[...])
        }
    }

    @Test func anotherAccountsNotificationsAreNotHeard() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let stranger = try await bench.stranger()
            let beats = Heard()
            try await bench.serving(engine) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    let first = DeliveryID.first(at: bench.time.now)
                    group.addTask {
                        try await engine.notifications.follow(after: first, for: stranger, beat: .seconds(4)) { told in
                            #expect(told == nil)
                            beats.add(first)
                        }
                    }
                    try await Self.order(bench, engine)
                    try await Eventually.holds("it was posted") { await bench.sender.sent.count == 1 }
                    try await bench.advance(by: .seconds(2), until: "a beat") { !beats.all.isEmpty }
                    group.cancelAll()
                }
            }
        }
    }
}
