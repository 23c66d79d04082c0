// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let concurrency = [
        StoreRule("workers that claim at once share the tasks without overlap") { bench in
            for _ in 0..<40 { _ = try await bench.addTask() }
            let claimed = try await withThrowingTaskGroup(of: [TaskID].self) { group in
                for worker in 0..<8 {
                    group.addTask { try await bench.claimTasks(limit: 5, worker: "w\(worker)").map(\.task.id) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 40 && Set(claimed).count == 40)
        },
        StoreRule("of requests that take one claim at once a single one goes on") { bench in
            let decisions = try await withThrowingTaskGroup(of: IdempotencyDecision.self) { group in
                for _ in 0..<16 { group.addTask { try await bench.take(bench.claim()) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(decisions.filter { $0 == .proceed }.count == 1)
            #expect(decisions.filter { $0 == .inProgress }.count == 15)
        },
        StoreRule("of writers that end one task at once a single one does") { bench in
            let lease = try await bench.claimedTask().lease
            let ended = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        let end = TaskSettlement.failure(
                            at: bench.now, deliveries: [bench.makeDelivery(of: lease.task)])
                        return (try? await bench.store.settleTask(lease, end)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(ended == 1)
            #expect(try await bench.store.records(of: lease.task, of: bench.account).count == 1)
        },
        StoreRule("writes that fail among many leave their neighbours alone") { bench in
            let taken = try await bench.addTask()
            let tasks = (0..<60).map { $0.isMultiple(of: 3) ? taken : bench.makeTask() }
            let refused = await withTaskGroup(of: StoreError.Code?.self) { group in
                for task in tasks {
                    group.addTask {
                        do throws(StoreError) {
                            try await bench.store.createTask(task, claim: nil)
                            return nil
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refused.filter { $0 == .duplicate }.count == 20 && refused.filter { $0 == nil }.count == 40)
            let stored = try await bench.store.tasks(tasks.map(\.id), of: bench.account)
            #expect(Set(stored.map(\.id)) == Set(tasks.map(\.id)))
        },
        StoreRule("of devices that bind one session at once a single one does") { bench in
            let session = try await bench.addSession()
            let bound = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        var mine = session
                        mine.deviceDigest = bench.digest("device-\(number)")
                        return (try? await bench.store.advanceSession(mine)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(bound == 1)
        },
    ]
}
