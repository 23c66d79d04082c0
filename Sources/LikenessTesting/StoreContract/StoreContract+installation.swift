// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let installation = [
        StoreRule("a held task tells its worker and the end of the lease") { bench in
            _ = try await bench.addTask(runAfter: bench.now + .seconds(60))
            let lease = try await bench.claimedTask().lease
            let held = HeldTask(lease: lease, worker: "w1", until: bench.now + .seconds(15))
            #expect(try await bench.store.heldTasks() == [held])
            try await bench.store.settleTask(lease, .failure(at: bench.now))
            #expect(try await bench.store.heldTasks().isEmpty)
        },
        StoreRule("a lease that was taken back is stale, and its task due") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.takeBackLeases(now: bench.now)
            await expectRefusal(.conflict) {
                try await bench.store.settleTask(lease, .failure(at: bench.now))
            }
            let again = try #require(try await bench.claimTasks(worker: "w2").first)
            #expect(again.lease.task == lease.task && again.lease.fencingToken > lease.fencingToken)
        },
        StoreRule("a delivery under a lease that was taken back is due") { bench in
            let task = try await bench.claimedTask()
            let delivery = bench.makeDelivery(of: task.task.id)
            try await bench.store.settleTask(task.lease, .failure(at: bench.now, deliveries: [delivery]))
            let first = try await bench.claimDeliveries()
            try await bench.store.takeBackLeases(now: bench.now)
            let second = try await bench.claimDeliveries()
            #expect(first.map(\.delivery.id) == [delivery.id] && second.map(\.delivery.id) == [delivery.id])
            await expectRefusal(.conflict) {
                try await bench.record(first[0], bench.attempt(), .delivered)
            }
        },
        StoreRule("a request under way at the end of a server may be made again at once") { bench in
            let claim = bench.claim()
            _ = try await bench.store.takeClaim(claim, lease: .seconds(25), now: bench.now)
            try await bench.store.takeBackLeases(now: bench.now)
            #expect(try await bench.store.takeClaim(claim, lease: .seconds(25), now: bench.now) == .proceed)
        },
        StoreRule("an answer that is remembered outlives its server") { bench in
            let (claim, task) = (bench.claim(), bench.makeTask())
            _ = try await bench.store.takeClaim(claim, lease: .seconds(25), now: bench.now)
            try await bench.store.createTask(task, claim: claim)
            try await bench.store.takeBackLeases(now: bench.now)
            let decision = try await bench.store.takeClaim(claim, lease: .seconds(25), now: bench.now)
            #expect(decision == .replay(.task(task.id)))
        },
    ]
}
