// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct TasksTests {
    @Test func aForeignTaskIsNotFound() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            let stranger = try await bench.stranger()
            await #expect(throws: RuleViolation.notFound(.task)) {
                try await engine.tasks.view(view.task.id, for: stranger)
            }
            let unknown = TaskID.make(at: bench.time.now)
            let batch = try await engine.tasks.views([unknown, view.task.id], for: stranger)
            #expect(batch.found.isEmpty)
            #expect(batch.missing == [unknown, view.task.id])
        }
    }

    @Test func aBatchIsInTheOrderOfTheRequest() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            var ids: [TaskID] = []
            for _ in 0..<3 {
                ids.append(try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil).task.id)
            }
            let wanted = Array(ids.reversed())
            let batch = try await engine.tasks.views(wanted, for: bench.principal)
            #expect(batch.found.map(\.task.id) == wanted)
        }
    }

    @Test func theInvitationIsShownAgain() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let view = try await engine.tasks.view(run.task.task.id, for: bench.principal)
            #expect(view.invitation == run.task.invitation)
            #expect(view.invitation?.link.exposed.hasPrefix("https://likeness.example/v/") == true)
        }
    }

    @Test func waitingEndsWithTheTask() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let query = try await engine.verifications.query(
                bytedToken: run.bytedToken, project: .default, by: bench.principal, claim: nil)
            async let waiting = engine.tasks.waitForEnd(
                of: query.task.id, for: bench.principal, atMost: .seconds(30))
            try await run.pass(bench)
            #expect(try await waiting.task.status == .completed)
        }
    }

    @Test func waitingEndsWithItsLimit() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            let before = bench.time.now
            let waited = try await bench.ticking {
                try await engine.tasks.waitForEnd(of: view.task.id, for: bench.principal, atMost: .seconds(30))
            }
            #expect(waited.task.status == .pending)
            #expect(bench.time.now >= before + .seconds(30))
        }
    }
}
