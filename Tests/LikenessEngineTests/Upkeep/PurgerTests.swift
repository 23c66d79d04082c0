// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Logging
import Testing

@testable import LikenessEngine

@Suite struct PurgerTests {
    @Test func aReviewIsForgottenAMonthAfterItsLastAssetIsGone() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            let task = try #require(try await bench.store.asset(asset)).task
            // A purge leaves tasks whose bytes are still to be given up.
            _ = try await bench.store.releaseBlobs(ofEndedTasks: 9)
            bench.time.advance(by: .seconds(31 * 24 * 3600))
            await purger(bench).round()
            #expect(try await bench.store.task(task, of: bench.principal.account) != nil)
            try await engine.library.deleteAsset(asset, kind: .aigc, by: bench.principal)
            await purger(bench).round()
            #expect(try await bench.store.task(task, of: bench.principal.account) == nil)
        }
    }

    @Test func moreTasksThanOnePieceAreForgottenInOneRound() async throws {
        try await EngineBench.with { bench in
            let tasks = (0..<450).map { _ in
                DurableTask(
                    id: .make(at: bench.time.now), account: bench.principal.account, project: .default,
                    status: .failed, input: .verification(.make(at: bench.time.now)), runAfter: nil,
                    deadline: bench.time.now, createdAt: bench.time.now, finishedAt: bench.time.now,
                    estimatedSeconds: 0)
            }
            for task in tasks { try await bench.store.createTask(task, claim: nil) }
            bench.time.advance(by: .seconds(30 * 24 * 3600))
            await purger(bench).round()
            #expect(try await bench.store.tasks(tasks.map(\.id), of: bench.principal.account).count == 450)
            bench.time.advance(by: .milliseconds(1))
            await purger(bench).round()
            #expect(try await bench.store.tasks(tasks.map(\.id), of: bench.principal.account).isEmpty)
        }
    }

    @Test func aTaskIsKnownForAsLongAsItsFiles() async throws {
        try await EngineBench.with { bench in
            var brief = EngineConfiguration()
            brief.taskRetention = .seconds(24 * 3600)
            let task = try await bench.makeVideo(bench.makeEngine(), .of())
            _ = try await bench.store.releaseBlobs(ofEndedTasks: 9)
            bench.time.advance(by: .seconds(71 * 3600))
            await purger(bench, brief).round()
            #expect(try await bench.store.task(task.id, of: bench.principal.account) != nil)
            bench.time.advance(by: .seconds(2 * 3600))
            await purger(bench, brief).round()
            #expect(try await bench.store.task(task.id, of: bench.principal.account) == nil)
        }
    }

    private func purger(_ bench: EngineBench, _ configuration: EngineConfiguration = .init()) -> Purger {
        Purger(
            store: bench.store, retention: configuration.taskMemory,
            usageRetention: configuration.usageRetention, time: bench.time,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }
}
