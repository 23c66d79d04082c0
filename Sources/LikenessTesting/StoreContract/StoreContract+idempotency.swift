// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    func take(_ claim: IdempotencyClaim, at time: Timestamp? = nil) async throws -> IdempotencyDecision {
        try await store.takeClaim(claim, lease: .seconds(30), now: time ?? now)
    }
}

extension StoreContract {
    static let idempotency = [
        StoreRule("a claim is taken once while its request runs") { bench async throws in
            #expect(try await bench.take(bench.claim()) == .proceed)
            #expect(try await bench.take(bench.claim(), at: bench.now + .seconds(29)) == .inProgress)
        },
        StoreRule("a claim that came to nothing may be taken again after its lease") { bench in
            _ = try await bench.take(bench.claim())
            #expect(try await bench.take(bench.claim(), at: bench.now + .seconds(30)) == .proceed)
            #expect(try await bench.take(bench.claim(), at: bench.now + .seconds(31)) == .inProgress)
        },
        StoreRule("a released claim may be taken at once") { bench in
            _ = try await bench.take(bench.claim())
            try await bench.store.releaseClaim(bench.claim())
            #expect(try await bench.take(bench.claim()) == .proceed)
        },
        StoreRule("a completed claim replays what was made") { bench in
            _ = try await bench.take(bench.claim())
            let task = bench.makeTask()
            try await bench.store.createTask(task, claim: bench.claim())
            #expect(try await bench.take(bench.claim(), at: bench.now + .seconds(3600)) == .replay(.task(task.id)))
            try await bench.store.releaseClaim(bench.claim())
            #expect(try await bench.take(bench.claim()) == .replay(.task(task.id)))
        },
        StoreRule("a group and a file are replayed too") { bench in
            let group = bench.makeGroup()
            let file = bench.makeFile(bench.blob(1))
            let (forGroup, forFile) = (bench.claim("g"), bench.claim("f"))
            _ = try await bench.take(forGroup)
            _ = try await bench.take(forFile)
            try await bench.store.createGroup(group, claim: forGroup)
            try await bench.store.createFile(file, claim: forFile)
            #expect(try await bench.take(forGroup) == .replay(.group(group.id)))
            #expect(try await bench.take(forFile) == .replay(.file(file.id)))
        },
        StoreRule("a new secret for notifications is replayed too, also where an older one still signs") { bench in
            for (key, rotating) in [("a", nil), ("b", Timestamp?.some(bench.now))] {
                let claim = bench.claim(key)
                _ = try await bench.take(claim)
                _ = try await bench.store.rotateWebhookSecret(
                    of: bench.account, to: bench.sealed(key), keepingOldUntil: bench.now + .seconds(60),
                    unlessRotating: rotating, claim: claim)
                #expect(try await bench.take(claim) == .replay(.account(bench.account)))
            }
        },
        StoreRule("deliveries that were sent anew are replayed, many when the last piece is done") { bench in
            let task = try await bench.addDeliveries(to: (0..<3).map { "https://\($0).example/" })
            let id = try await bench.store.records(of: task, of: bench.account)[0].delivery.id
            let (one, many) = (bench.claim("one"), bench.claim("many"))
            _ = try await bench.take(one)
            _ = try await bench.take(many)
            #expect(try await bench.store.resendDelivery(id, of: bench.account, claim: one, now: bench.now))
            #expect(try await bench.take(one) == .replay(.delivery(id)))
            let filter = DeliveryFilter(since: bench.now)
            let first = try await bench.store.resendDeliveries(
                of: bench.account, filter, after: .none, limit: 2, claim: many, now: bench.now)
            #expect(try await bench.take(many) == .inProgress)
            _ = try await bench.store.resendDeliveries(
                of: bench.account, filter, after: first, limit: 2, claim: many, now: bench.now)
            #expect(try await bench.take(many) == .replay(.resent(3)))
        },
        StoreRule("the same key with another body is refused, running or done") { bench in
            _ = try await bench.take(bench.claim(body: "aa"))
            #expect(try await bench.take(bench.claim(body: "bb")) == .reusedWithOtherBody)
            try await bench.store.createTask(bench.makeTask(), claim: bench.claim(body: "aa"))
            #expect(try await bench.take(bench.claim(body: "bb")) == .reusedWithOtherBody)
        },
        StoreRule("a key counts for one account, method and path") { bench in
            let stranger = try await bench.addStranger()
            _ = try await bench.take(bench.claim())
            #expect(try await bench.take(bench.claim(path: "/v1/uploads")) == .proceed)
            let claim = bench.claim()
            for (account, method) in [(stranger, "POST"), (bench.account, "PUT")] {
                let other = IdempotencyClaim(
                    account: account, method: method, path: claim.path, key: claim.key, bodyHash: "bb")
                #expect(try await bench.take(other) == .proceed)
            }
        },
        StoreRule("of two requests that took the same claim only one makes something") { bench in
            _ = try await bench.take(bench.claim())
            _ = try await bench.take(bench.claim(), at: bench.now + .seconds(30))
            let (winner, loser) = (bench.makeTask(), bench.makeTask())
            try await bench.store.createTask(winner, claim: bench.claim())
            await expectRefusal(.conflict) { try await bench.store.createTask(loser, claim: bench.claim()) }
            #expect(try await bench.store.task(loser.id, of: bench.account) == nil)
            #expect(try await bench.take(bench.claim()) == .replay(.task(winner.id)))
        },
        StoreRule("a write that fails does not complete its claim") { bench in
            let task = try await bench.addTask()
            _ = try await bench.take(bench.claim())
            await expectRefusal(.duplicate) { try await bench.store.createTask(task, claim: bench.claim()) }
            #expect(try await bench.take(bench.claim()) == .inProgress)
        },
        StoreRule("old completed claims are forgotten, younger and open ones are not") { bench in
            for (key, age) in [("old", 20), ("young", 5)] {
                _ = try await bench.take(bench.claim(key), at: bench.now - .seconds(age))
                try await bench.store.createTask(bench.makeTask(), claim: bench.claim(key))
            }
            _ = try await bench.take(bench.claim("open"), at: bench.now - .seconds(20))
            #expect(try await bench.store.purgeClaims(before: bench.now - .seconds(10)) == 1)
            #expect(try await bench.take(bench.claim("old")) == .proceed)
            #expect(try await bench.take(bench.claim("young")) != .proceed)
            #expect(try await bench.take(bench.claim("open")) == .inProgress)
        },
    ]
}
