// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    /// The events of `body`, which ends with a `.sessionChanged` of its own.
    private func eventsUntilMark(_ body: () async throws -> Void) async throws -> [StoreEvent] {
        let stream = store.events()
        try await body()
        let mark = try await addSession("mark").id
        var events: [StoreEvent] = []
        for await event in stream {
            if event == .sessionChanged(mark) { break }
            events.append(event)
        }
        return events
    }

    func expectEvents(_ expected: Set<StoreEvent>, _ body: () async throws -> Void) async throws {
        #expect(Set(try await eventsUntilMark(body)) == expected)
    }
}

extension StoreContract {
    static let events = [
        StoreRule("a new task is told to workers") { bench in
            try await bench.expectEvents([.taskDue]) { _ = try await bench.addTask() }
        },
        StoreRule("an end is told to waiting polls and to the courier") { bench in
            let lease = try await bench.claimedTask().lease
            try await bench.expectEvents([.taskChanged(lease.task), .deliveryDue]) {
                try await bench.store.settleTask(
                    lease, .failure(at: bench.now, deliveries: [bench.makeDelivery(of: lease.task)]))
            }
        },
        StoreRule("a session's end is told to the page and to the query task's polls") { bench in
            let session = try await bench.addSession()
            let task = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            try await bench.expectEvents([.sessionChanged(session.id), .taskChanged(task.id), .deliveryDue]) {
                try await bench.store.endSession(bench.ending(session, as: .failed, because: .blurred))
            }
        },
        StoreRule("a refused write tells nothing") { bench in
            let task = try await bench.addTask()
            try await bench.expectEvents([]) {
                await expectRefusal(.duplicate) { try await bench.store.createTask(task, claim: nil) }
            }
        },
        StoreRule("who waits for one task hears of that one only") { bench in
            let leases = [try await bench.claimedTask().lease, try await bench.claimedTask().lease]
            let stream = bench.store.events(of: .taskChanged(leases[1].task))
            let all = bench.store.events()
            for lease in leases { try await bench.store.settleTask(lease, .failure(at: bench.now)) }
            // By then both have been told.
            #expect(await all.first { $0 == .taskChanged(leases[1].task) } != nil)
            #expect(await stream.first { _ in true } == .taskChanged(leases[1].task))
        },
        StoreRule("each listener hears everything") { bench in
            let streams = (0..<2).map { _ in bench.store.events() }
            let session = try await bench.addSession()
            for stream in streams {
                #expect(await stream.first { _ in true } == .sessionChanged(session.id))
            }
        },
    ]
}
