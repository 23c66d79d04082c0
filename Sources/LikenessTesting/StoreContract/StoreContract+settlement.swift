// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let settlement = [
        StoreRule("a completed task keeps outcome, cost and time, at 100 percent") { bench in
            let lease = try await bench.claimedTask().lease
            let outcome = TaskOutcome.verificationQuery(.make(at: bench.now))
            let end = bench.now + .seconds(3)
            try await bench.store.settleTask(
                lease, TaskSettlement(.completed(outcome), finishedAt: end, costMicroUSD: 1_250_000))
            let task = try await bench.stored(lease.task)
            #expect(task.status == .completed && task.outcome == outcome && task.failure == nil)
            #expect(task.progress == 100 && task.finishedAt == end && task.costMicroUSD == 1_250_000)
            #expect(task.runAfter == nil)
        },
        StoreRule("a failed task keeps its reason and how far it came") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.recordProgress(lease, progress: 30, checkpoint: nil, now: bench.now)
            let reason = TaskFailure.rejected(code: "RealPerson", path: "image_urls[2]")
            try await bench.store.settleTask(
                lease, TaskSettlement(.failed(reason, outcome: nil), finishedAt: bench.now))
            let task = try await bench.stored(lease.task)
            #expect(task.status == .failed && task.failure == reason && task.outcome == nil && task.progress == 30)
        },
        StoreRule("a failed review keeps its report as well") { bench in
            let lease = try await bench.claimedTask().lease
            let item = ReviewReport.Item(
                asset: .make(at: bench.now), name: "", sourceURL: "https://a.example/b", rejection: .noFace)
            let outcome = TaskOutcome.assetReview(ReviewReport(group: .make(at: bench.now), items: [item]))
            try await bench.store.settleTask(
                lease, TaskSettlement(.failed(.assetsRejected, outcome: outcome), finishedAt: bench.now))
            #expect(try await bench.stored(lease.task).outcome == outcome)
        },
        StoreRule("a task ends once") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.settleTask(lease, .failure(at: bench.now))
            let ended = try await bench.stored(lease.task)
            await expectRefusal(.conflict) {
                try await bench.store.settleTask(
                    lease, TaskSettlement(.completed(.verification(.make(at: bench.now))), finishedAt: bench.now))
            }
            #expect(try await bench.stored(lease.task) == ended)
        },
        StoreRule("deliveries and files are written with the end they tell of") { bench in
            let lease = try await bench.claimedTask().lease
            let delivery = bench.makeDelivery(of: lease.task)
            let file = bench.makeFile(bench.blob(1), purpose: .video)
            try await bench.store.settleTask(
                lease, .failure(at: bench.now, deliveries: [delivery], files: [file]))
            #expect(try await bench.store.records(of: lease.task, of: bench.account).map(\.delivery) == [delivery])
            #expect(try await bench.store.file(file.id) == file)
        },
        StoreRule("a stale lease leaves no delivery and no file") { bench in
            let stale = try await bench.claimedTask().lease
            _ = try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(15))
            let file = bench.makeFile(bench.blob(1))
            await expectRefusal(.conflict) {
                try await bench.store.settleTask(
                    stale,
                    .failure(at: bench.now, deliveries: [bench.makeDelivery(of: stale.task)], files: [file]))
            }
            #expect(try await bench.store.records(of: stale.task, of: bench.account).isEmpty)
            #expect(try await bench.store.file(file.id) == nil)
        },
        StoreRule("a task does not end when its delivery can't be written") { bench in
            let lease = try await bench.claimedTask().lease
            let twin = bench.makeDelivery(of: lease.task)
            await expectRefusal(.duplicate) {
                try await bench.store.settleTask(lease, .failure(at: bench.now, deliveries: [twin, twin]))
            }
            #expect(try await bench.stored(lease.task).status == .processing)
            #expect(try await bench.store.records(of: lease.task, of: bench.account).isEmpty)
        },
    ]
}
