// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    /// An ended task with deliveries to `urls`, all due now.
    func addDeliveries(to urls: [String]) async throws -> TaskID {
        let lease = try await claimedTask().lease
        try await store.settleTask(
            lease, .failure(at: now, deliveries: urls.map { makeDelivery(of: lease.task, to: $0) }))
        return lease.task
    }

    func claimDeliveries(_ endpoints: EndpointClass = .working, limit: Int = 10, at time: Timestamp? = nil)
        async throws -> [ClaimedDelivery]
    {
        try await store.claimDeliveries(endpoints, limit: limit, leaseFor: .seconds(30), now: time ?? now)
    }

    /// Writes a try.
    @discardableResult
    func record(
        _ claimed: ClaimedDelivery, _ attempt: DeliveryAttempt, _ verdict: DeliveryVerdict,
        _ finding: EndpointFinding = .unknown
    ) async throws -> Bool {
        try await store.recordAttempt(claimed, attempt, verdict: verdict, finding: finding)
    }

    /// Of the first delivery of a task.
    func record(of task: TaskID) async throws -> DeliveryRecord {
        try #require(try await store.records(of: task, of: account).first)
    }

    func attempt(_ number: Int = 1, status: Int = 503) -> DeliveryAttempt {
        DeliveryAttempt(number: number, startedAt: now, milliseconds: 12, result: .answered(status: status))
    }
}

extension StoreContract {
    static let deliveries = [
        StoreRule("a due delivery is claimed once until its lease ends") { bench in
            _ = try await bench.addDeliveries(to: ["https://a.example/1"])
            let first = try #require(try await bench.claimDeliveries().first)
            #expect(try await bench.claimDeliveries(at: bench.now + .seconds(29)).isEmpty)
            let second = try #require(try await bench.claimDeliveries(at: bench.now + .seconds(30)).first)
            #expect(second.delivery.id == first.delivery.id && second.fencingToken > first.fencingToken)
        },
        StoreRule("a delivery that isn't due yet is not claimed") { bench in
            let lease = try await bench.claimedTask().lease
            let later = bench.makeDelivery(of: lease.task, due: bench.now + .seconds(5))
            try await bench.store.settleTask(lease, .failure(at: bench.now, deliveries: [later]))
            #expect(try await bench.claimDeliveries().isEmpty)
            #expect(try await bench.store.nextDeliveryDue() == bench.now + .seconds(5))
            #expect(try await bench.claimDeliveries(at: bench.now + .seconds(5)).map(\.delivery.id) == [later.id])
        },
        StoreRule("an endpoint gets four deliveries at a time and doesn't hold up the others") { bench in
            let slow = (0..<7).map { "https://slow.example/?\($0)" }
            _ = try await bench.addDeliveries(to: slow + ["https://quick.example/"])
            let hosts = try await bench.claimDeliveries().map(\.delivery.url.host)
            #expect(hosts.filter { $0 == "slow.example" }.count == 4)
            #expect(hosts.filter { $0 == "quick.example" }.count == 1)
            #expect(try await bench.claimDeliveries().isEmpty)
        },
        StoreRule("a finished try makes room for the endpoint's next delivery") { bench in
            _ = try await bench.addDeliveries(to: (0..<5).map { "https://slow.example/?\($0)" })
            let claimed = try await bench.claimDeliveries()
            try await bench.record(claimed[0], bench.attempt(status: 200), .delivered)
            let next = try await bench.claimDeliveries()
            #expect(next.count == 1 && !claimed.map(\.delivery.id).contains(next[0].delivery.id))
        },
        StoreRule("the letter case of a host and the query make no other endpoint, a path does") { bench in
            let urls = (0..<3).flatMap { ["https://a.example/?\($0)", "HTTPS://A.Example?\($0)"] }
            _ = try await bench.addDeliveries(to: urls + ["https://a.example/other"])
            #expect(try await bench.claimDeliveries().count == 5)
        },
        StoreRule("at most as many deliveries are claimed as asked") { bench in
            _ = try await bench.addDeliveries(to: (0..<3).map { "https://\($0).example/" })
            #expect(try await bench.claimDeliveries(limit: 2).count == 2)
        },
        StoreRule("a delivered notification is over") { bench in
            let task = try await bench.addDeliveries(to: ["https://a.example/1"])
            let claimed = try #require(try await bench.claimDeliveries().first)
            let attempt = bench.attempt(status: 204)
            try await bench.record(claimed, attempt, .delivered)
            let kept = try await bench.record(of: task)
            #expect(kept.delivery.status == .delivered && kept.delivery.attempts == 1)
            #expect(kept.attempts == [attempt])
            #expect(try await bench.store.nextDeliveryDue() == nil)
        },
        StoreRule("a failed try comes again at its time, with all tries in order") { bench in
            let task = try await bench.addDeliveries(to: ["https://a.example/1"])
            let first = try #require(try await bench.claimDeliveries().first)
            let retry = bench.now + .seconds(60)
            try await bench.record(first, bench.attempt(1), .retry(at: retry))
            #expect(try await bench.store.nextDeliveryDue() == retry)
            #expect(try await bench.claimDeliveries(at: retry - .milliseconds(1)).isEmpty)
            let second = try #require(try await bench.claimDeliveries(at: retry).first)
            #expect(second.delivery.attempts == 1)
            let unreachable = DeliveryAttempt(
                number: 2, startedAt: retry, milliseconds: 3, result: .unreachable(reason: "timed_out"))
            try await bench.record(second, unreachable, .abandoned)
            let kept = try await bench.record(of: task)
            #expect(kept.delivery.status == .abandoned && kept.attempts == [bench.attempt(1), unreachable])
        },
        StoreRule("a stale try writes nothing") { bench in
            let task = try await bench.addDeliveries(to: ["https://a.example/1"])
            let stale = try #require(try await bench.claimDeliveries().first)
            _ = try await bench.claimDeliveries(at: bench.now + .seconds(30))
            await expectRefusal(.conflict) {
                try await bench.record(stale, bench.attempt(), .delivered)
            }
            let kept = try await bench.record(of: task)
            #expect(kept.delivery.status == .waiting && kept.attempts.isEmpty)
        },
        StoreRule("a try is written once") { bench in
            _ = try await bench.addDeliveries(to: ["https://a.example/1"])
            let claimed = try #require(try await bench.claimDeliveries().first)
            try await bench.record(claimed, bench.attempt(), .retry(at: bench.now))
            await expectRefusal(.conflict) {
                try await bench.record(claimed, bench.attempt(2), .delivered)
            }
        },
        StoreRule("the next due delivery under a lease is due when that ends") { bench in
            _ = try await bench.addDeliveries(to: ["https://a.example/1"])
            _ = try await bench.claimDeliveries()
            #expect(try await bench.store.nextDeliveryDue() == bench.now + .seconds(30))
        },
    ]
}

extension String {
    fileprivate var host: String { String(split(separator: "/")[1]) }
}
