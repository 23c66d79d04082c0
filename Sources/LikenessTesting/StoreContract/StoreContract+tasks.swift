// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let tasks = [
        StoreRule("a task is read back as it was made") { bench in
            let task = try await bench.addTask()
            #expect(try await bench.store.task(task.id, of: bench.account) == task)
        },
        StoreRule("another account's task does not exist") { bench in
            let task = try await bench.addTask()
            let stranger = try await bench.addStranger()
            #expect(try await bench.store.task(task.id, of: stranger) == nil)
            #expect(try await bench.store.tasks([task.id], of: stranger).isEmpty)
        },
        StoreRule("a batch holds the known ones of the asked") { bench in
            let (first, second) = (try await bench.addTask(), try await bench.addTask())
            _ = try await bench.addTask()
            let found = try await bench.store.tasks([first.id, .make(at: bench.now), second.id], of: bench.account)
            #expect(Set(found.map(\.id)) == [first.id, second.id])
            #expect(try await bench.store.tasks([], of: bench.account).isEmpty)
        },
        StoreRule("a task id is used once") { bench in
            let task = try await bench.addTask()
            await expectRefusal(.duplicate) { try await bench.store.createTask(task, claim: nil) }
        },
        StoreRule("a task of an unknown account is refused") { bench in
            await expectRefusal(.notFound) {
                try await bench.store.createTask(bench.makeTask(account: .make(at: bench.now)), claim: nil)
            }
        },
        StoreRule("the next due time is the earliest of its kind") { bench in
            #expect(try await bench.store.nextTaskDue(.video) == nil)
            for seconds in [90, 30, 60] { _ = try await bench.addTask(runAfter: bench.now + .seconds(seconds)) }
            #expect(try await bench.store.nextTaskDue(.video) == bench.now + .seconds(30))
            #expect(try await bench.store.nextTaskDue(.assetReview) == nil)
        },
        StoreRule("a claimed task is due again when its lease ends, a finished one never") { bench in
            let claimed = try await bench.claimedTask()
            #expect(try await bench.store.nextTaskDue(.video) == bench.now + .seconds(15))
            try await bench.store.settleTask(claimed.lease, .failure(at: bench.now))
            #expect(try await bench.store.nextTaskDue(.video) == nil)
        },
        StoreRule("an id that no row can have is found nowhere") { bench in
            await expectRefusal(.notFound) {
                try await bench.store.deleteAsset(AssetID(rawValue: "asset-\0"), account: bench.account)
            }
        },
        StoreRule("a healthy store says so") { bench in
            try await bench.store.checkHealth()
        },
    ]
}
