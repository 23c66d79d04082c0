// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let retention = [
        StoreRule("a task is forgotten once it ended before the time, with its notifications") { bench in
            let claimed = try await bench.claimedTask()
            let delivery = bench.makeDelivery(of: claimed.task.id)
            try await bench.store.settleTask(claimed.lease, .failure(at: bench.now, deliveries: [delivery]))
            try await bench.deliverAll()
            #expect(try await bench.left(claimed.task.id, afterPurgingBefore: bench.now) == [claimed.task.id])
            #expect(try await bench.left(claimed.task.id, afterPurgingBefore: bench.later).isEmpty)
            #expect(try await bench.store.records(of: claimed.task.id, of: bench.account).isEmpty)
        },
        StoreRule("an unfinished task is kept, however old") { bench in
            let task = try await bench.addTask()
            #expect(try await bench.left(task.id, afterPurgingBefore: bench.later) == [task.id])
        },
        StoreRule("a task whose notification is under way is kept") { bench in
            let claimed = try await bench.claimedTask()
            let delivery = bench.makeDelivery(of: claimed.task.id)
            try await bench.store.settleTask(claimed.lease, .failure(at: bench.now, deliveries: [delivery]))
            #expect(try await bench.left(claimed.task.id, afterPurgingBefore: bench.later) == [claimed.task.id])
        },
        StoreRule("a review is kept as long as one of its assets") { bench in
            let review = try await bench.addReview(["a"])
            try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            try await bench.store.settleTask(review.lease, .failure(at: bench.now))
            #expect(try await bench.left(review.lease.task, afterPurgingBefore: bench.later) == [review.lease.task])
            try await bench.store.deleteAsset(review.assets[0].id, account: bench.account)
            #expect(try await bench.left(review.lease.task, afterPurgingBefore: bench.later).isEmpty)
        },
        StoreRule("a session's tasks are kept as long as the session, which goes when it ended before the time") {
            bench in
            let session = try await bench.addSession()
            let query = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            let kept = [session.task, query.id].sorted()
            #expect(try await bench.store.purgeSessions(endedBefore: bench.later, limit: 9) == 0)
            #expect(try await bench.left(session.task, query.id, afterPurgingBefore: bench.later) == kept)
            let ending = bench.ending(session, as: .expired)
            try await bench.store.endSession(ending)
            try await bench.deliverAll()
            #expect(try await bench.store.purgeSessions(endedBefore: bench.now + .seconds(9), limit: 9) == 0)
            #expect(try await bench.left(session.task, query.id, afterPurgingBefore: bench.later) == kept)
            #expect(try await bench.store.purgeSessions(endedBefore: bench.later, limit: 9) == 1)
            #expect(try await bench.left(session.task, query.id, afterPurgingBefore: bench.later).isEmpty)
        },
        StoreRule("old tasks are gone through a few at a time, those that stay too") { bench in
            let kept = try await bench.addReview(["a"])
            try await bench.store.settleTask(kept.lease, .failure(at: bench.now))
            var ended: [TaskID] = []
            for _ in 0..<4 {
                let claimed = try await bench.claimedTask()
                try await bench.store.settleTask(claimed.lease, .failure(at: bench.now))
                ended.append(claimed.task.id)
            }
            var (rounds, last) = (0, TaskID?.none)
            repeat {
                last = try await bench.store.purgeTasks(endedBefore: bench.later, after: last, limit: 2)
                rounds += 1
            } while last != nil
            #expect(rounds == 3)
            #expect(try await bench.store.tasks(ended, of: bench.account).isEmpty)
            #expect(try await bench.left(kept.lease.task, afterPurgingBefore: bench.later) == [kept.lease.task])
        },
        StoreRule("a file is forgotten once its bytes were given up and it expired before the time") { bench in
            let file = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(file, claim: nil)
            #expect(try await bench.store.purgeFiles(expiredBefore: bench.later, limit: 9) == 0)
            _ = try await bench.store.giveUpBlob(of: file.id, now: file.expiresAt)
            #expect(try await bench.store.purgeFiles(expiredBefore: file.expiresAt, limit: 9) == 0)
            #expect(try await bench.store.purgeFiles(expiredBefore: bench.later, limit: 9) == 1)
            #expect(try await bench.store.file(file.id) == nil)
        },
    ]
}

extension StoreBench {
    fileprivate var later: Timestamp { now + .seconds(24 * 3600) }

    /// - Returns: those of `ids` that are still there.
    fileprivate func left(_ ids: TaskID..., afterPurgingBefore time: Timestamp) async throws -> [TaskID] {
        _ = try await store.purgeTasks(endedBefore: time, after: nil, limit: 100)
        return try await store.tasks(ids, of: account).map(\.id).sorted()
    }

    fileprivate func deliverAll() async throws {
        for claimed in try await claimDeliveries() {
            try await record(claimed, attempt(status: 204), .delivered, .works)
        }
    }
}
