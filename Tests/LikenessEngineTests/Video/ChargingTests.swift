// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

/// What videos cost their account, from the order to the end.
@Suite struct ChargingTests {
    /// Five seconds of 720p at the contract's price.
    private static let price: Int64 = 710_000

    private static func credit(_ bench: EngineBench, _ engine: Engine) async throws -> Credit {
        try await engine.accounts.credit(of: bench.principal)
    }

    @Test func aVideoIsPaidWhenItIsMade() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            _ = try await engine.accounts.changeCredit(of: bench.principal.account, .leave(1_000_000))
            let view = try await engine.videos.submit(.of(), project: .default, by: bench.principal, claim: nil)
            #expect(try await Self.credit(bench, engine).reserved == Self.price)
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.costMicroUSD == Self.price)
            #expect(
                try await Self.credit(bench, engine) == Credit(granted: 1_000_000, used: Self.price, reserved: 0))
        }
    }

    @Test("double refund, silent success: a video that fails costs nothing, once") func aVideoThatFailsCostsNothing()
        async throws
    {
        try await EngineBench.with { bench in
            await bench.studio.answer(.failed(.rejected(code: "No", path: nil)))
            let engine = try bench.makeEngine()
            let task = try await bench.makeVideo(engine, .of())
            #expect(task.status == .failed && task.costMicroUSD == 0)
            #expect(try await Self.credit(bench, engine) == Credit())
        }
    }

    @Test func aVideoThatIsCancelledCostsNothing() async throws {
        try await EngineBench.with { bench in
            await bench.studio.hang()
            let engine = try bench.makeEngine()
            let view = try await engine.videos.submit(.of(), project: .default, by: bench.principal, claim: nil)
            _ = try await engine.tasks.cancel(view.task.id)
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.failure == .cancelled)
            #expect(try await Self.credit(bench, engine) == Credit())
        }
    }

    @Test("GHSA-j6gc-4893-qwmp: orders at the same time spend no more than there is")
    func ordersAtTheSameTimeSpendNoMoreThanThereIs() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            _ = try await engine.accounts.changeCredit(of: bench.principal.account, .leave(3 * Self.price + 1))
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        (try? await engine.videos.submit(.of(), project: .default, by: bench.principal, claim: nil))
                            != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 3)
            #expect(try await Self.credit(bench, engine).reserved == 3 * Self.price)
        }
    }

    @Test func whoCannotPayIsRefusedAndNothingIsMade() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            _ = try await engine.accounts.changeCredit(of: bench.principal.account, .leave(Self.price - 1))
            await #expect(throws: RuleViolation.creditExhausted) {
                try await engine.videos.submit(.of(), project: .default, by: bench.principal, claim: nil)
            }
            #expect(try await bench.store.nextTaskDue(.video) == nil)
        }
    }

    @Test func nobodyPaysMoreThanWasSetAside() async throws {
        try await EngineBench.with { bench in
            let before = try bench.makeEngine()
            let view = try await before.videos.submit(.of(), project: .default, by: bench.principal, claim: nil)
            var dearer = bench
            dearer.configuration.video.prices = PriceTable([.init("plain", .p720): 900_000_000])
            let engine = try dearer.makeEngine()
            let task = try await dearer.serving(engine) { try await dearer.end(of: view.task.id, engine) }
            #expect(task.costMicroUSD == Self.price)
        }
    }

    /// As of an older release, whose servers asked nobody whether it can be paid.
    @Test func whatNothingWasSetAsideForCostsNothing() async throws {
        try await EngineBench.with { bench in
            let now = bench.time.now
            let task = DurableTask(
                id: .make(at: now), account: bench.principal.account, project: .default, status: .pending,
                input: .video(.of()), runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 1
            )
            try await bench.store.createTask(task, claim: nil)
            let engine = try bench.makeEngine()
            let ended = try await bench.serving(engine) { try await bench.end(of: task.id, engine) }
            #expect(ended.status == .completed && ended.costMicroUSD == 0)
            #expect(try await Self.credit(bench, engine) == Credit())
        }
    }

    @Test func clipsArePaidForByTheirLength() async throws {
        try await EngineBench.with { bench in
            var bench = bench
            bench.configuration.video.prices = PriceTable([.init("plain", .p720, hasClips: true): 100_000])
            let engine = try bench.makeEngine()
            let task = try await bench.makeVideo(engine, .of(videos: [.url("https://media.example/video-3")]))
            #expect(task.reservedMicroUSD == Int64(5 + 16) * 100_000)
            #expect(task.costMicroUSD == Int64(5 + 3) * 100_000, "\(task)")
            #expect(try await Self.credit(bench, engine) == Credit(granted: nil, used: 800_000, reserved: 0))
        }
    }

    @Test func usageIsToldByDayModelProjectAndKey() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let begin = bench.time.now
            _ = try await bench.makeVideo(engine, .of())
            await bench.studio.answer(.failed(.rejected(code: "No", path: nil)))
            _ = try await bench.makeVideo(engine, .of())
            let filter = UsageFilter(
                account: bench.principal.account, key: nil, projects: nil, model: nil,
                start: begin, end: bench.time.now + .seconds(60))
            let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
            let sum = UsageSum(completed: 1, failed: 1, milliseconds: 5000, costMicroUSD: Self.price)
            for (grouping, name) in [
                (UsageGrouping.day, "2026-03-18"), (.model, "seedance-2.0"), (.project, "default"),
                (.key, bench.principal.key.rawValue),
            ] {
                let found = try await engine.usage.groups(filter, by: grouping, in: zone)
                #expect(found.groups == [Usage.Group(name: name, sum: sum)])
                #expect(found.total == sum)
            }
            // In Honolulu it is still the day before.
            let island = try #require(TimeZone(identifier: "Pacific/Honolulu"))
            #expect(try await engine.usage.groups(filter, by: .day, in: island).groups.map(\.name) == ["2026-03-17"])
        }
    }
}
