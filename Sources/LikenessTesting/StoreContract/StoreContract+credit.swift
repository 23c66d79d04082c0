// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let credit = [
        StoreRule("an account without a limit sets aside whatever is asked") { bench in
            try await bench.store.createTask(bench.makePaidTask(1_000_000), claim: nil)
            #expect(try await bench.credit() == Credit(granted: nil, used: 0, reserved: 1_000_000))
        },
        StoreRule("a task that costs more than is left is not made, nor its claim completed") { bench in
            try await bench.grant(1_000_000)
            let claim = bench.claim()
            _ = try await bench.take(claim)
            let task = bench.makePaidTask(1_000_001)
            await expectRefusal(.creditExhausted) { try await bench.store.createTask(task, claim: claim) }
            #expect(try await bench.store.task(task.id, of: bench.account) == nil)
            #expect(try await bench.take(claim) == .inProgress)
            #expect(try await bench.credit().reserved == 0)
            try await bench.store.createTask(bench.makePaidTask(1_000_000), claim: claim)
            #expect(try await bench.credit().available == 0)
        },
        StoreRule("of tasks that are made at once only so many are as can be paid") { bench in
            try await bench.grant(7_500_000)
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        (try? await bench.store.createTask(bench.makePaidTask(1_000_000), claim: nil)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 7)
            #expect(try await bench.credit() == Credit(granted: 7_500_000, used: 0, reserved: 7_000_000))
        },
        StoreRule("a task that ends gives back what it did not cost") { bench in
            try await bench.grant(5_000_000)
            let lease = try await bench.claimedPaidTask(2_000_000).lease
            try await bench.store.settleTask(lease, bench.ending(of: lease.task, reserved: 2_000_000, cost: 1_500_000))
            #expect(try await bench.credit() == Credit(granted: 5_000_000, used: 1_500_000, reserved: 0))
        },
        StoreRule("a task that fails gives back everything, once") { bench in
            try await bench.grant(5_000_000)
            let lease = try await bench.claimedPaidTask(2_000_000).lease
            let failure = bench.ending(of: lease.task, reserved: 2_000_000, cost: 0, hasFailed: true)
            try await bench.store.settleTask(lease, failure)
            await expectRefusal(.conflict) { try await bench.store.settleTask(lease, failure) }
            #expect(try await bench.credit() == Credit(granted: 5_000_000, used: 0, reserved: 0))
        },
        StoreRule("a stale lease changes no credit") { bench in
            try await bench.grant(5_000_000)
            let stale = try await bench.claimedPaidTask(2_000_000).lease
            _ = try await bench.claimTasks(worker: "w2", at: bench.now + .seconds(15))
            await expectRefusal(.conflict) {
                try await bench.store.settleTask(
                    stale, bench.ending(of: stale.task, reserved: 2_000_000, cost: 2_000_000))
            }
            #expect(try await bench.credit() == Credit(granted: 5_000_000, used: 0, reserved: 2_000_000))
            #expect(try await bench.store.usage(bench.usageFilter(), by: .day).isEmpty)
        },
        StoreRule("credit is given, taken back to nothing at most, left, and lifted") { bench async throws in
            #expect(try await bench.change(.add(3_000_000)).granted == 3_000_000)
            #expect(try await bench.change(.add(-1_000_000)).available == 2_000_000)
            #expect(try await bench.change(.add(-9_000_000)).granted == 0)
            #expect(try await bench.change(.leave(500_000)).available == 500_000)
            #expect(try await bench.change(.unlimited).granted == nil)
            await expectRefusal(.conflict) { _ = try await bench.change(.add(-1)) }
            #expect(try await bench.store.account(bench.account)?.credit == Credit())
            let unknown = AccountID.make(at: bench.now)
            await expectRefusal(.notFound) { _ = try await bench.store.changeCredit(of: unknown, .unlimited) }
        },
        StoreRule("what is left is left beside what was spent and set aside") { bench in
            let lease = try await bench.claimedPaidTask(2_000_000).lease
            try await bench.store.settleTask(lease, bench.ending(of: lease.task, reserved: 2_000_000, cost: 2_000_000))
            try await bench.store.createTask(bench.makePaidTask(1_000_000), claim: nil)
            let credit = try await bench.change(.leave(4_000_000))
            #expect(credit == Credit(granted: 7_000_000, used: 2_000_000, reserved: 1_000_000))
            #expect(try await bench.change(.unlimited).available == nil)
            // From no limit one begins with nothing but what is given.
            #expect(try await bench.change(.add(1_000_000)).available == 1_000_000)
        },
        StoreRule("no account is given more than can be counted") { bench async throws in
            #expect(try await bench.change(.add(Credit.most)).granted == Credit.most)
            #expect(try await bench.change(.add(Credit.most)).granted == Credit.most)
            #expect(try await bench.change(.leave(Credit.most)).granted == Credit.most)
        },
        StoreRule("orders and ends of several accounts in any order wait for nobody for ever") { bench in
            let strangers = try await [bench.addStranger()]
            let accounts = [bench.account] + strangers
            let ended = try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<120 {
                    let account = accounts[number % 2]
                    group.addTask {
                        try await bench.store.createTask(bench.makePaidTask(1000, of: account), claim: nil)
                    }
                }
                try await group.waitForAll()
                let claimed = try await bench.claimTasks(limit: 120)
                for task in claimed.shuffled() {
                    group.addTask {
                        try await bench.store.settleTask(
                            task.lease,
                            bench.ending(of: task.task.id, by: task.task.account, reserved: 1000, cost: 400))
                    }
                    group.addTask {
                        let more = bench.makePaidTask(1000, of: accounts.randomElement())
                        try await bench.store.createTask(more, claim: nil)
                    }
                }
                try await group.waitForAll()
                return claimed.count
            }
            #expect(ended == 120)
            var (used, reserved) = (Int64(0), Int64(0))
            for account in accounts {
                let credit = try #require(try await bench.store.account(account)).credit
                (used, reserved) = (used + credit.used, reserved + credit.reserved)
            }
            #expect(used == 120 * 400 && reserved == 120 * 1000)
        },
        StoreRule("what an older release ended without giving it back is given back when the task is forgotten") {
            bench in
            let lease = try await bench.claimedPaidTask(2_000_000).lease
            // As it ends a task: without usage.
            try await bench.store.settleTask(lease, .failure(at: bench.now))
            #expect(try await bench.credit().reserved == 2_000_000)
            let end = bench.now + .seconds(86_400)
            _ = try await bench.store.purgeTasks(endedBefore: end, after: nil, limit: 10)
            #expect(try await bench.store.task(lease.task, of: bench.account) == nil)
            #expect(try await bench.credit() == Credit())
        },
        StoreRule("accounts are listed from the newest on, page by page") { bench in
            let others = try await [bench.addStranger()]
            let first = try await bench.store.accounts(before: nil, limit: 1)
            let rest = try await bench.store.accounts(before: first.last?.id, limit: 10)
            #expect((first + rest).map(\.id) == ([bench.account] + others).sorted { $0.rawValue > $1.rawValue })
        },
        StoreRule("a key keeps its label and how far it reaches") { bench in
            var grant = KeyGrant()
            grant.scopes = [.video, .read]
            grant.projects = [ProjectName(trusted: "films"), .default]
            grant.expiresAt = bench.now + .seconds(60)
            grant.requestsPerSecond = 3
            let key = APIKey(
                id: .make(at: bench.now), account: bench.account, digest: bench.digest("k"), hint: "sk-…",
                isAdmin: false, label: "ci", grant: grant, createdAt: bench.now)
            try await bench.store.addKey(key)
            #expect(try await bench.store.activeKey(bench.digest("k")) == key)
            #expect(try await bench.store.keys().map(\.key) == [key])
        },
    ]

    static let usage = [
        StoreRule("what ended tasks used is summed by model, project, key or quarter of an hour") { bench in
            let key = APIKeyID.make(at: bench.now)
            for (at, cost, hasFailed) in [(0, 100, false), (60, 200, false), (120, 0, true), (1800, 400, false)] {
                let lease = try await bench.claimedPaidTask(Int64(cost)).lease
                try await bench.store.settleTask(
                    lease,
                    bench.ending(
                        of: lease.task, reserved: Int64(cost), cost: Int64(cost), hasFailed: hasFailed, key: key,
                        at: bench.now + .seconds(at)))
            }
            let filter = bench.usageFilter(key: key)
            let all = UsageSum(completed: 3, failed: 1, milliseconds: 15_000, costMicroUSD: 700)
            for (grouping, group) in [
                (UsageGrouping.model, UsageRow.Group.model(.standard)), (.project, .project(.default)),
                (.key, .key(key)),
            ] {
                #expect(try await bench.store.usage(filter, by: grouping) == [UsageRow(group: group, sum: all)])
            }
            let quarters = try await bench.store.usage(filter, by: .day)
            var total = UsageSum()
            for quarter in quarters { total += quarter.sum }
            #expect(total == all && quarters.count == 2)
            for case .quarter(let start) in quarters.map(\.group) {
                #expect(start.milliseconds % UsageRow.quarterMilliseconds == 0)
            }
        },
        StoreRule("usage is found by key, project, model and time, and never another account's") { bench in
            let key = APIKeyID.make(at: bench.now)
            let lease = try await bench.claimedPaidTask(100).lease
            try await bench.store.settleTask(lease, bench.ending(of: lease.task, reserved: 100, cost: 100, key: key))
            func found(_ filter: UsageFilter) async throws -> Bool {
                try await !bench.store.usage(filter, by: .model).isEmpty
            }
            #expect(try await found(bench.usageFilter()))
            #expect(try await found(bench.usageFilter(key: key, projects: [.default], model: .standard)))
            #expect(try await !found(bench.usageFilter(key: .make(at: bench.now))))
            #expect(try await !found(bench.usageFilter(projects: [ProjectName(trusted: "other")])))
            #expect(try await !found(bench.usageFilter(model: .face)))
            #expect(try await !found(bench.usageFilter(from: bench.now + .milliseconds(1))))
            #expect(try await !found(bench.usageFilter(to: bench.now)))
            #expect(try await !found(bench.usageFilter(of: bench.addStranger())))
        },
        StoreRule("usage that is old is forgotten, and balances keep it") { bench in
            let lease = try await bench.claimedPaidTask(100).lease
            try await bench.store.settleTask(lease, bench.ending(of: lease.task, reserved: 100, cost: 100))
            #expect(try await bench.store.purgeUsage(before: bench.now, limit: 10) == 0)
            #expect(try await bench.store.purgeUsage(before: bench.now + .milliseconds(1), limit: 10) == 1)
            #expect(try await bench.store.usage(bench.usageFilter(), by: .day).isEmpty)
            #expect(try await bench.credit().used == 100)
        },
    ]
}
