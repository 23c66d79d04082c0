// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let leases = [
        StoreRule("a claimed task is processing and counts the attempt") { bench in
            let task = try await bench.addTask()
            let claimed = try #require(try await bench.claimTasks().first)
            #expect(claimed.task.id == task.id)
            #expect(claimed.lease.task == task.id)
            let stored = try await bench.stored(task.id)
            #expect(stored == claimed.task)
            #expect(stored.status == .processing && stored.attempts == 1 && stored.startedAt == bench.now)
        },
        StoreRule("a task under a live lease goes to nobody else") { bench in
            _ = try await bench.claimedTask()
            #expect(try await bench.claimTasks(worker: "w2", at: bench.now + .milliseconds(14_999)).isEmpty)
        },
        StoreRule("a dead worker's task goes to another with a higher fencing token") { bench in
            let first = try await bench.claimedTask()
            let second = try #require(
                try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(15)).first)
            #expect(second.task.id == first.task.id)
            #expect(second.lease.fencingToken > first.lease.fencingToken)
            #expect(second.task.attempts == 2 && second.task.startedAt == bench.now)
        },
        StoreRule("a task that isn't due yet is not claimed") { bench in
            _ = try await bench.addTask(runAfter: bench.now + .milliseconds(1))
            #expect(try await bench.claimTasks().isEmpty)
            #expect(try await bench.claimTasks(at: bench.now + .milliseconds(1)).count == 1)
        },
        StoreRule("the oldest due tasks are claimed first, at most as many as asked") { bench in
            var tasks: [Int: TaskID] = [:]
            for age in [1, 3, 2] { tasks[age] = try await bench.addTask(runAfter: bench.now - .seconds(age)).id }
            #expect(try await bench.claimTasks(limit: 2).map(\.task.id) == [tasks[3], tasks[2]])
            #expect(try await bench.claimTasks(limit: 2).map(\.task.id) == [tasks[1]])
        },
        StoreRule("another kind's tasks are left alone") { bench in
            _ = try await bench.addTask()
            let claimed = try await bench.store.claimTasks(
                .assetReview, limit: 10, worker: "w1", leaseFor: .seconds(15), now: bench.now)
            #expect(claimed.isEmpty)
        },
        StoreRule("a renewed lease keeps the task longer") { bench in
            let lease = try await bench.claimedTask().lease
            #expect(try await bench.store.renewLeases([lease], until: bench.now + .seconds(20)) == [lease])
            #expect(try await bench.claimTasks(at: bench.now + .seconds(19)).isEmpty)
            #expect(try await bench.claimTasks(at: bench.now + .seconds(20)).count == 1)
        },
        StoreRule("renewing tells which leases are lost") { bench in
            let lost = try await bench.claimedTask().lease
            _ = try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(15))
            let held = try await bench.claimedTask().lease
            let unknown = TaskLease(task: .make(at: bench.now), fencingToken: 1)
            let renewed = try await bench.store.renewLeases(
                [lost, held, unknown], until: bench.now + .seconds(60))
            #expect(renewed == [held])
        },
        StoreRule("a finished task's lease is not renewed") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.settleTask(lease, .failure(at: bench.now))
            #expect(try await bench.store.renewLeases([lease], until: bench.now + .seconds(60)).isEmpty)
            #expect(try await bench.claimTasks(at: bench.now + .seconds(60)).isEmpty)
        },
        StoreRule("a stale lease writes nothing") { bench in
            let stale = try await bench.claimedTask().lease
            let held = try #require(try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(15)).first)
            await expectRefusal(.conflict) {
                try await bench.store.recordProgress(stale, progress: 50, checkpoint: nil, now: bench.now)
            }
            await expectRefusal(.conflict) {
                try await bench.store.releaseTask(
                    stale, progress: 50, checkpoint: nil, runAfter: bench.now, now: bench.now)
            }
            await expectRefusal(.conflict) {
                try await bench.store.settleTask(stale, .failure(at: bench.now))
            }
            #expect(try await bench.stored(stale.task) == held.task)
        },
    ]
}
