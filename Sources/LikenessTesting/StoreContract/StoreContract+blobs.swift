// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let blobs = [
        StoreRule("what a task retained is unused when it ended and that was seen, however often it asked") { bench in
            let lease = try await bench.claimedTask().lease
            for _ in 0..<2 { try await bench.store.retainBlob(bench.blob(1), for: lease.task) }
            #expect(try await bench.store.releaseBlobs(ofEndedTasks: 9) == 0)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
            try await bench.store.settleTask(lease, .failure(at: bench.now))
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
            #expect(try await bench.store.releaseBlobs(ofEndedTasks: 9) == 1)
            #expect(try await bench.store.releaseBlobs(ofEndedTasks: 9) == 0)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
        },
        StoreRule("what a task made of its blobs is kept") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.store.retainBlob(bench.blob(1), for: lease.task)
            try await bench.store.settleTask(
                lease, .failure(at: bench.now, files: [bench.makeFile(bench.blob(1), purpose: .video)]))
            #expect(try await bench.store.releaseBlobs(ofEndedTasks: 9) == 1)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
        },
        StoreRule("a deleted asset's and a deleted group's bytes are unused") { bench in
            let review = try await bench.addReview(["a", "b"])
            for (index, asset) in review.assets.enumerated() {
                try await bench.activate(asset, of: review, as: bench.blob(UInt8(index)))
            }
            try await bench.store.deleteAsset(review.assets[0].id, account: bench.account)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(0)])
            try await bench.store.deleteGroup(
                review.group.id, account: bench.account, entry: bench.deletion(of: review.group.id))
            #expect(Set(try await bench.store.unusedBlobs(after: nil, limit: 9)) == [bench.blob(0), bench.blob(1)])
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 1) == [bench.blob(0)])
            #expect(try await bench.store.unusedBlobs(after: bench.blob(0), limit: 9) == [bench.blob(1)])
        },
        StoreRule("a forgotten blob is off the list") { bench in
            let file = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(file, claim: nil)
            _ = try await bench.store.giveUpBlob(of: file.id, now: file.expiresAt)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
            try await bench.store.forgetBlob(bench.blob(1))
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
        },
        StoreRule("a blob that is used again is not listed, and comes up when that ends too") { bench in
            let first = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(first, claim: nil)
            _ = try await bench.store.giveUpBlob(of: first.id, now: first.expiresAt)
            let second = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(second, claim: nil)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
            try await bench.store.forgetBlob(bench.blob(1))
            _ = try await bench.store.giveUpBlob(of: second.id, now: second.expiresAt)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
        },
    ]
}
