// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let files = [
        StoreRule("a file is read back, also after its expiry") { bench in
            let file = bench.makeFile(bench.blob(1), expiresAt: bench.now)
            try await bench.store.createFile(file, claim: nil)
            #expect(try await bench.store.file(file.id) == file)
            #expect(try await bench.store.giveUpBlob(of: file.id, now: bench.now))
            #expect(try await bench.store.file(file.id) == file)
            #expect(try await bench.store.file(.make(at: bench.now)) == nil)
        },
        StoreRule("expired files are listed until their bytes are given up") { bench in
            let files = [30, 10, 20].map { bench.makeFile(bench.blob(UInt8($0)), expiresAt: bench.now + .seconds($0)) }
            for file in files { try await bench.store.createFile(file, claim: nil) }
            let time = bench.now + .seconds(20)
            #expect(try await bench.store.expiredFiles(now: time, limit: 9) == [files[1], files[2]])
            #expect(try await bench.store.expiredFiles(now: time, limit: 1) == [files[1]])
            _ = try await bench.store.giveUpBlob(of: files[1].id, now: time)
            #expect(try await bench.store.expiredFiles(now: time, limit: 9) == [files[2]])
        },
        StoreRule("a file that hasn't expired keeps its bytes") { bench in
            let file = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(file, claim: nil)
            #expect(try await !bench.store.giveUpBlob(of: file.id, now: file.expiresAt - .milliseconds(1)))
            #expect(try await bench.store.giveUpBlob(of: file.id, now: file.expiresAt))
            #expect(try await !bench.store.giveUpBlob(of: file.id, now: file.expiresAt))
        },
        StoreRule("bytes that two files share go with the last of them") { bench in
            let first = bench.makeFile(bench.blob(1))
            let second = bench.makeFile(bench.blob(1), expiresAt: bench.now + .seconds(99))
            for file in [first, second] { try await bench.store.createFile(file, claim: nil) }
            #expect(try await bench.store.giveUpBlob(of: first.id, now: first.expiresAt))
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
            #expect(try await bench.store.giveUpBlob(of: second.id, now: second.expiresAt))
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
        },
        StoreRule("bytes that an asset needs stay when a file expires") { bench in
            let review = try await bench.addReview(["a"])
            try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            let file = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(file, claim: nil)
            #expect(try await bench.store.giveUpBlob(of: file.id, now: file.expiresAt))
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
            try await bench.store.deleteAsset(review.assets[0].id, account: bench.account)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
        },
        StoreRule("bytes that an unfinished task needs stay when a file expires") { bench in
            let lease = try await bench.claimedTask().lease
            let file = bench.makeFile(bench.blob(1))
            try await bench.store.createFile(file, claim: nil)
            try await bench.store.retainBlob(file.blob.key, for: lease.task)
            #expect(try await bench.store.giveUpBlob(of: file.id, now: file.expiresAt))
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9).isEmpty)
            try await bench.store.settleTask(lease, .failure(at: bench.now))
            #expect(try await bench.store.releaseBlobs(ofEndedTasks: 9) == 1)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(1)])
        },
    ]
}
