// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

extension StoreContract {
    static let progress = [
        StoreRule("progress and checkpoint are kept while the lease is held") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.recordProgress(lease, progress: 40, checkpoint: Data([1, 2]), now: bench.now)
            let task = try await bench.stored(lease.task)
            #expect(task.progress == 40 && task.checkpoint == Data([1, 2]) && task.status == .processing)
        },
        StoreRule("progress never falls, and no checkpoint leaves the last one") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.recordProgress(lease, progress: 40, checkpoint: Data([1]), now: bench.now)
            try await bench.store.recordProgress(lease, progress: 30, checkpoint: nil, now: bench.now)
            let task = try await bench.stored(lease.task)
            #expect(task.progress == 40 && task.checkpoint == Data([1]))
        },
        StoreRule("a released task waits until its time and then goes to anybody") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.releaseTask(
                lease, progress: 20, checkpoint: Data([3]), runAfter: bench.now + .seconds(5), now: bench.now)
            #expect(try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(4)).isEmpty)
            let next = try #require(try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(5)).first)
            #expect(next.task.progress == 20 && next.task.checkpoint == Data([3]))
            #expect(next.lease.fencingToken > lease.fencingToken)
        },
        StoreRule("a released lease writes nothing more") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.releaseTask(
                lease, progress: 20, checkpoint: nil, runAfter: bench.now, now: bench.now)
            await expectRefusal(.conflict) {
                try await bench.store.recordProgress(lease, progress: 90, checkpoint: nil, now: bench.now)
            }
            #expect(try await bench.store.renewLeases([lease], until: bench.now + .seconds(60)).isEmpty)
        },
    ]
}
