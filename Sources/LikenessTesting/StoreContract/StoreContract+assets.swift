// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let assets = [
        StoreRule("an asset is found in its account, and by anybody with its address") { bench in
            let asset = try await bench.addReview(["a"]).assets[0]
            let stranger = try await bench.addStranger()
            #expect(try await bench.store.asset(asset.id, account: bench.account) == asset)
            #expect(try await bench.store.asset(asset.id, account: stranger) == nil)
            #expect(try await bench.store.asset(asset.id) == asset)
        },
        StoreRule("assets come with their groups, those of this account and project only") { bench in
            let review = try await bench.addReview(["a", "b"])
            let stranger = try await bench.addStranger()
            let ids = review.assets.map(\.id) + [.make(at: bench.now)]
            let found = try await bench.store.assets(ids, account: bench.account, project: .default)
            #expect(Set(found.keys) == Set(review.assets.map(\.id)))
            #expect(found.values.allSatisfy { $0.group == review.group })
            #expect(try await bench.store.assets(ids, account: stranger, project: .default).isEmpty)
            let elsewhere = ProjectName(trusted: "film")
            #expect(try await bench.store.assets(ids, account: bench.account, project: elsewhere).isEmpty)
        },
        StoreRule("a renamed asset keeps all else") { bench in
            var asset = try await bench.addReview(["a"]).assets[0]
            let later = bench.now + .seconds(5)
            try await bench.store.renameAsset(asset.id, account: bench.account, name: "Ada", now: later)
            asset.name = "Ada"
            asset.updatedAt = later
            #expect(try await bench.stored(asset.id) == asset)
        },
        StoreRule("unknown and foreign assets are neither renamed nor deleted") { bench in
            let asset = try await bench.addReview(["a"]).assets[0]
            let stranger = try await bench.addStranger()
            let targets: [(AssetID, AccountID)] = [(asset.id, stranger), (.make(at: bench.now), bench.account)]
            for (id, account) in targets {
                await expectRefusal(.notFound) {
                    try await bench.store.renameAsset(id, account: account, name: "Eve", now: bench.now)
                }
                await expectRefusal(.notFound) { try await bench.store.deleteAsset(id, account: account) }
            }
            #expect(try await bench.stored(asset.id) == asset)
        },
        StoreRule("a deleted asset is gone and its neighbours stay") { bench in
            let review = try await bench.addReview(["a", "b"])
            try await bench.store.deleteAsset(review.assets[0].id, account: bench.account)
            #expect(try await bench.store.asset(review.assets[0].id) == nil)
            #expect(try await bench.store.assets(ofReview: review.lease.task) == [review.assets[1]])
        },
    ]
}
