// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let reviews = [
        StoreRule("a review comes with its assets in the order of the request") { bench in
            let names = ["z", "a", "m", "a"]
            let review = try await bench.addReview(names)
            let stored = try await bench.store.assets(ofReview: review.lease.task)
            #expect(stored == review.assets)
            #expect(try await bench.store.group(review.group.id, account: bench.account) == review.group)
        },
        StoreRule("a taken asset id undoes the whole review") { bench in
            let taken = try await bench.addReview(["a"]).assets[0]
            let group = bench.makeGroup()
            let task = bench.makeReviewTask(group.id)
            let fresh = bench.makeAsset("b", in: group, task: task.id)
            _ = try await bench.take(bench.claim())
            await expectRefusal(.duplicate) {
                try await bench.store.createReview(
                    task, assets: [fresh, taken], newGroup: group, claim: bench.claim())
            }
            #expect(try await bench.store.task(task.id, of: bench.account) == nil)
            #expect(try await bench.store.group(group.id, account: bench.account) == nil)
            #expect(try await bench.store.asset(fresh.id) == nil)
            #expect(try await bench.take(bench.claim()) == .inProgress)
        },
        StoreRule("a review into a group that is gone is refused") { bench async throws in
            let group = bench.makeGroup()
            let task = bench.makeReviewTask(group.id)
            await expectRefusal(.notFound) {
                try await bench.store.createReview(
                    task, assets: [bench.makeAsset("a", in: group, task: task.id)], newGroup: nil, claim: nil)
            }
            #expect(try await bench.store.task(task.id, of: bench.account) == nil)
        },
        StoreRule("a verdict is written with the review's progress") { bench in
            let review = try await bench.addReview(["a", "b"])
            try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            let asset = try await bench.stored(review.assets[0].id)
            #expect(asset.status == .active(blob: bench.blob(1), facts: bench.facts) && asset.type == .image)
            #expect(try await bench.stored(review.lease.task).progress == 50)
            #expect(try await bench.stored(review.assets[1].id) == review.assets[1])
        },
        StoreRule("a rejected asset keeps its reason and no bytes") { bench in
            let review = try await bench.addReview(["a"])
            try await bench.store.settleAsset(
                review.assets[0].id, status: .failed(.faceMismatch), type: nil, lease: review.lease, progress: 90,
                now: bench.now)
            #expect(try await bench.stored(review.assets[0].id).status == .failed(.faceMismatch))
        },
        StoreRule("a verdict is written once") { bench in
            let review = try await bench.addReview(["a"])
            try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            try await bench.store.settleAsset(
                review.assets[0].id, status: .failed(.noFace), type: nil, lease: review.lease, progress: 60,
                now: bench.now)
            let status = try await bench.stored(review.assets[0].id).status
            #expect(status == .active(blob: bench.blob(1), facts: bench.facts))
        },
        StoreRule("a stale worker's verdict is refused") { bench in
            let review = try await bench.addReview(["a"])
            _ = try await bench.store.claimTasks(
                .assetReview, limit: 1, worker: "w2", leaseFor: .seconds(15), now: bench.now + .seconds(15))
            await expectRefusal(.conflict) {
                try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            }
            #expect(try await bench.stored(review.assets[0].id) == review.assets[0])
        },
        StoreRule("a review writes no verdict on another review's asset") { bench in
            let (mine, other) = (try await bench.addReview(["a"]), try await bench.addReview(["b"]))
            try await bench.activate(other.assets[0], of: mine, as: bench.blob(1))
            #expect(try await bench.stored(other.assets[0].id) == other.assets[0])
        },
        StoreRule("the verdict of an asset that was deleted meanwhile leaves its bytes to be cleared") { bench in
            let review = try await bench.addReview(["a"])
            try await bench.store.deleteAsset(review.assets[0].id, account: bench.account)
            try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            #expect(try await bench.store.asset(review.assets[0].id) == nil)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
        },
    ]
}
