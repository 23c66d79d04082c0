// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct IdempotencyTests {
    @Test func theSameRequestIsAnsweredFromItsRow() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let claim = claim(bench)
            #expect(try await engine.idempotency.take(claim) == nil)
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: claim)
            #expect(try await engine.idempotency.take(claim) == .task(view.task.id))
        }
    }

    @Test func anotherBodyIsRefused() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            _ = try await engine.idempotency.take(claim(bench))
            let group = try await engine.library.createGroup(
                name: "", description: "", project: .default, by: bench.principal, claim: claim(bench))
            #expect(try await engine.idempotency.take(claim(bench)) == .group(group.id))
            await #expect(throws: RuleViolation.idempotencyKeyReused) {
                try await engine.idempotency.take(claim(bench, body: "other"))
            }
        }
    }

    @Test func aRunningRequestIsWaitedFor() async throws {
        try await EngineBench.with { bench in
            let idempotency = try bench.makeEngine().idempotency
            _ = try await idempotency.take(claim(bench))
            await #expect(throws: RuleViolation.idempotencyInProgress) { try await idempotency.take(claim(bench)) }
            await idempotency.release(claim(bench))
            #expect(try await idempotency.take(claim(bench)) == nil)
        }
    }

    @Test func aCrashedRequestsClaimCanBeTakenAgain() async throws {
        try await EngineBench.with { bench in
            let idempotency = try bench.makeEngine().idempotency
            _ = try await idempotency.take(claim(bench))
            bench.time.advance(by: .seconds(61))
            #expect(try await idempotency.take(claim(bench)) == nil)
        }
    }

    private func claim(_ bench: EngineBench, body: String = "body") -> IdempotencyClaim {
        IdempotencyClaim(
            account: bench.principal.account, method: "POST", path: "/v1/x", key: "key", bodyHash: body)
    }
}
