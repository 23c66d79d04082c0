// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let groups = [
        StoreRule("a group is found in its account, and in its project alone") { bench in
            let group = bench.makeGroup("Ada", project: ProjectName(trusted: "film"))
            try await bench.store.createGroup(group, claim: nil)
            let stranger = try await bench.addStranger()
            #expect(try await bench.store.group(group.id, account: bench.account) == group)
            #expect(try await bench.store.group(group.id, account: stranger) == nil)
            let store = bench.store
            #expect(try await store.group(group.id, account: bench.account, project: group.project) == group)
            #expect(try await store.group(group.id, account: bench.account, project: .default) == nil)
            #expect(try await store.group(group.id, account: stranger, project: group.project) == nil)
        },
        StoreRule("a group id is used once") { bench in
            let group = bench.makeGroup()
            try await bench.store.createGroup(group, claim: nil)
            await expectRefusal(.duplicate) { try await bench.store.createGroup(group, claim: nil) }
        },
        StoreRule("a rename leaves what isn't named") { bench in
            let group = bench.makeGroup("Ada")
            try await bench.store.createGroup(group, claim: nil)
            let later = bench.now + .seconds(5)
            try await bench.store.renameGroup(
                group.id, account: bench.account, name: nil, description: "first", now: later)
            var stored = try #require(try await bench.store.group(group.id, account: bench.account))
            #expect(stored.name == "Ada" && stored.description == "first" && stored.updatedAt == later)
            try await bench.store.renameGroup(
                group.id, account: bench.account, name: "", description: nil, now: later)
            stored = try #require(try await bench.store.group(group.id, account: bench.account))
            #expect(stored.name.isEmpty && stored.description == "first")
        },
        StoreRule("unknown and foreign groups are neither renamed nor deleted") { bench in
            let group = bench.makeGroup("Ada")
            try await bench.store.createGroup(group, claim: nil)
            let stranger = try await bench.addStranger()
            let targets: [(GroupID, AccountID)] = [(group.id, stranger), (.make(at: bench.now), bench.account)]
            for (id, account) in targets {
                await expectRefusal(.notFound) {
                    try await bench.store.renameGroup(
                        id, account: account, name: "Eve", description: nil, now: bench.now)
                }
                await expectRefusal(.notFound) {
                    try await bench.store.deleteGroup(id, account: account, entry: bench.deletion(of: id))
                }
            }
            #expect(try await bench.store.group(group.id, account: bench.account) == group)
        },
        StoreRule("a deleted group takes its assets along") { bench in
            let review = try await bench.addReview(["a", "b"])
            let other = try await bench.addReview(["c"])
            try await bench.store.deleteGroup(
                review.group.id, account: bench.account, entry: bench.deletion(of: review.group.id))
            #expect(try await bench.store.group(review.group.id, account: bench.account) == nil)
            #expect(try await bench.store.assets(ofReview: review.lease.task).isEmpty)
            #expect(try await bench.store.assets(ofReview: other.lease.task).count == 1)
        },
        StoreRule("an account's persons are its person groups with a face, in order") { bench in
            let stranger = try await bench.addStranger()
            let (first, second) = (bench.makePerson(), bench.makePerson())
            let others = [
                bench.makeGroup(), bench.makeGroup(kind: .livenessFace),
                bench.makeGroup(kind: .livenessFace, account: stranger),
            ]
            for group in [first] + others + [second] { try await bench.store.createGroup(group, claim: nil) }
            #expect(try await bench.store.personGroups(of: bench.account) == [first, second])
        },
    ]
}
