// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    /// That an endpoint fails.
    /// - Parameter since: disabled when it has failed since then.
    func failing(since: Timestamp, notice: Delivery? = nil) -> EndpointFinding {
        .fails(DisableRule(failingSince: since, probeAt: now + .seconds(3600), notice: notice))
    }

    func list(_ filter: DeliveryFilter, _ last: DeliveryID?) async throws -> [Delivery] {
        try await store.deliveries(of: account, filter, before: last, limit: 2)
    }

    func storedAccount() async throws -> Account { try #require(try await store.account(account)) }

    func rotate(_ secret: String, _ seconds: Int64, _ now: Timestamp?) async throws -> Bool {
        try await store.rotateWebhookSecret(
            of: account, to: sealed(secret), keepingOldUntil: self.now + .seconds(seconds), unlessRotating: now,
            claim: nil)
    }

    func signingKeyIDs(_ seconds: Int64) async throws -> [String] {
        try await store.signingKeys(at: now + .seconds(seconds)).map(\.id)
    }

    var longAgo: Timestamp { now - .seconds(432_000) }

    /// Deliveries to one endpoint, whose first try has failed.
    func addFailing(_ count: Int = 3, to address: String = "https://a.example/hook") async throws -> TaskID {
        let task = try await addDeliveries(to: (0..<count).map { "\(address)?\($0)" })
        let claimed = try await claimDeliveries(limit: 1)
        try await record(claimed[0], attempt(), .retry(at: now), failing(since: longAgo))
        return task
    }
}

extension StoreContract {
    static let endpoints = [
        StoreRule("a failing endpoint leaves the class of those that work and is tried one at a time") { bench in
            _ = try await bench.addFailing()
            _ = try await bench.addDeliveries(to: ["https://b.example/"])
            #expect(try await bench.claimDeliveries(.working).map(\.delivery.url) == ["https://b.example/"])
            let probe = try await bench.claimDeliveries(.failing)
            #expect(probe.count == 1 && probe.first?.trouble?.failingSince == bench.now)
            #expect(try await bench.claimDeliveries(.failing).isEmpty)
        },
        StoreRule("a try that succeeds ends an endpoint's trouble") { bench in
            _ = try await bench.addFailing()
            let probe = try await bench.claimDeliveries(.failing)
            try await bench.record(probe[0], bench.attempt(2, status: 200), .delivered, .works)
            #expect(try await bench.claimDeliveries(.failing).isEmpty)
            #expect(try await bench.claimDeliveries(.working).count == 2)
        },
        StoreRule("a try that failed for a reason of ours is no trouble of the endpoint") { bench in
            _ = try await bench.addDeliveries(to: ["https://a.example/"])
            let claimed = try await bench.claimDeliveries()
            try await bench.record(claimed[0], bench.attempt(), .retry(at: bench.now), .unknown)
            #expect(try await bench.claimDeliveries(.working).count == 1)
        },
        StoreRule("another account's endpoint at the same address has troubles of its own") { bench in
            _ = try await bench.addFailing(1)
            let other = try await bench.addStranger()
            let task = bench.makeTask(account: other)
            try await bench.store.createTask(task, claim: nil)
            let claimed = try #require(try await bench.claimTasks().first)
            let delivery = Delivery(
                id: .make(at: bench.now), account: other, task: task.id, url: "https://a.example/hook",
                rhythm: .standard, body: nil, nextAttemptAt: bench.now, createdAt: bench.now)
            try await bench.store.settleTask(claimed.lease, .failure(at: bench.now, deliveries: [delivery]))
            #expect(try await bench.claimDeliveries(.working).map(\.delivery.account) == [other])
        },
        StoreRule("an endpoint that has failed for too long is disabled once, and somebody is told") { bench in
            let task = try await bench.addFailing(2)
            let notice = bench.makeDelivery(of: task, to: "https://events.example/")
            for number in [2, 3] {
                let probe = try await bench.claimDeliveries(.failing)
                let isDisabled = try await bench.record(
                    probe[0], bench.attempt(number), .retry(at: bench.now),
                    bench.failing(since: bench.now, notice: notice))
                #expect(isDisabled == (number == 2))
            }
            let told = try await bench.claimDeliveries(.working)
            #expect(told.map(\.delivery.id) == [notice.id])
            let trouble = try #require(try await bench.claimDeliveries(.failing).first?.trouble)
            #expect(trouble.disabledAt == bench.now && trouble.forbids(bench.now + .seconds(3599)))
            #expect(!trouble.forbids(bench.now + .seconds(3600)))
        },
        StoreRule("what waits for a disabled endpoint is given up in pieces, the claimed one first") { bench in
            let task = try await bench.addFailing(6)
            let probe = try await bench.claimDeliveries(.failing)
            try await bench.record(probe[0], bench.attempt(2), .abandoned, bench.failing(since: bench.now))
            let claimed = try #require(try await bench.claimDeliveries(.failing).first)
            let abandon = { (limit: Int) in
                try await bench.store.abandonDeliveries(waitingWith: claimed, limit: limit, now: bench.now)
            }
            let first = try await abandon(1)
            #expect(first == 1)
            #expect(
                try await bench.store.delivery(claimed.delivery.id, of: bench.account)?.delivery.status == .abandoned)
            let rest = try await abandon(10)
            #expect(rest == 4)
            let records = try await bench.store.records(of: task, of: bench.account)
            #expect(records.allSatisfy { $0.delivery.status == .abandoned && $0.delivery.nextAttemptAt == nil })
        },
        StoreRule("nothing is given up once somebody has sent something anew") { bench in
            _ = try await bench.addFailing(3)
            let probe = try await bench.claimDeliveries(.failing)
            try await bench.record(probe[0], bench.attempt(2), .abandoned, bench.failing(since: bench.now))
            let claimed = try #require(try await bench.claimDeliveries(.failing).first)
            _ = try await bench.store.resendDelivery(
                probe[0].delivery.id, of: bench.account, claim: nil, now: bench.now)
            let count = try await bench.store.abandonDeliveries(waitingWith: claimed, limit: 10, now: bench.now)
            #expect(count == 0)
            #expect(try await bench.claimDeliveries(.failing).count == 1)
        },
        StoreRule("a failure after days of silence begins an endpoint's trouble anew") { bench in
            let task = try await bench.addFailing(2)
            let later = bench.now + .seconds(6 * 86_400)
            let claimed = try #require(try await bench.claimDeliveries(.failing, at: later).first)
            let attempt = DeliveryAttempt(
                number: 2, startedAt: later, milliseconds: 1, result: .answered(status: 503))
            let rule = DisableRule(
                failingSince: later - .seconds(5 * 86_400), probeAt: later + .seconds(3600), notice: nil)
            let isDisabled = try await bench.store.recordAttempt(
                claimed, attempt, verdict: .retry(at: later), finding: .fails(rule))
            #expect(!isDisabled)
            #expect(try await bench.record(of: task).trouble?.failingSince == later)
        },
        StoreRule("an account's endpoints of one host, and all of its endpoints, leave room for others") { bench in
            for number in 0..<8 {
                _ = try await bench.addDeliveries(to: (0..<12).map { "https://h\(number).example/\($0)" })
            }
            let claimed = try await bench.claimDeliveries(limit: 100)
            let hosts = Dictionary(grouping: claimed) { $0.delivery.url.split(separator: "/")[1] }
            #expect(claimed.count == 64 && hosts.values.allSatisfy { $0.count <= 16 })
            #expect(try await bench.claimDeliveries(limit: 100).isEmpty)
        },
        StoreRule("an endpoint with very many due deliveries doesn't hide the others") { bench in
            for _ in 0..<11 {
                _ = try await bench.addDeliveries(to: (0..<100).map { "https://busy.example/?\($0)" })
            }
            let lease = try await bench.claimedTask().lease
            let late = bench.makeDelivery(of: lease.task, to: "https://quick.example/", due: bench.now + .seconds(1))
            try await bench.store.settleTask(lease, .failure(at: bench.now, deliveries: [late]))
            let claimed = try await bench.claimDeliveries(limit: 100, at: bench.now + .seconds(1))
            #expect(claimed.contains { $0.delivery.id == late.id } && claimed.count == 5)
        },
        StoreRule("a delivery that is sent anew is due now and its schedule begins again") { bench in
            let task = try await bench.addDeliveries(to: ["https://a.example/hook"])
            let claimed = try await bench.claimDeliveries()
            try await bench.record(claimed[0], bench.attempt(), .abandoned, bench.failing(since: bench.now))
            let later = bench.now + .seconds(60)
            #expect(
                try await bench.store.resendDelivery(claimed[0].delivery.id, of: bench.account, claim: nil, now: later))
            let record = try await bench.record(of: task)
            #expect(record.delivery.status == .waiting && record.delivery.nextAttemptAt == later)
            #expect(record.delivery.attempts == 1 && record.delivery.attemptsBefore == 1)
            #expect(record.trouble == EndpointTrouble(failingSince: later, disabledAt: nil, probeAt: nil))
            #expect(try await bench.claimDeliveries(.failing, at: later).count == 1)
        },
        StoreRule("a delivery that is just being tried is not sent anew beside that") { bench in
            _ = try await bench.addDeliveries(to: ["https://a.example/hook"])
            let claimed = try await bench.claimDeliveries()
            #expect(
                try await bench.store.resendDelivery(
                    claimed[0].delivery.id, of: bench.account, claim: nil, now: bench.now))
            #expect(try await bench.claimDeliveries().isEmpty)
            try await bench.record(claimed[0], bench.attempt(status: 200), .delivered, .works)
        },
        StoreRule("nobody sends another account's delivery anew, or sees it") { bench in
            let task = try await bench.addDeliveries(to: ["https://a.example/hook"])
            let id = try await bench.record(of: task).delivery.id
            let stranger = try await bench.addStranger()
            #expect(try await bench.store.resendDelivery(id, of: stranger, claim: nil, now: bench.now) == false)
            #expect(try await bench.store.delivery(id, of: stranger) == nil)
            #expect(
                try await bench.store.deliveries(of: stranger, DeliveryFilter(), before: nil, limit: 10).isEmpty)
        },
        StoreRule("all deliveries of a status since a time are sent anew, a page at a time") { bench in
            let urls = (0..<5).map { "https://\($0).example/" }
            let task = try await bench.addDeliveries(to: urls)
            let claimed = try await bench.claimDeliveries()
            for (index, delivery) in claimed.enumerated() {
                try await bench.record(delivery, bench.attempt(), index < 2 ? .delivered : .abandoned)
            }
            let filter = DeliveryFilter(status: .abandoned, since: bench.now)
            let first = try await bench.store.resendDeliveries(
                of: bench.account, filter, after: .none, limit: 2, claim: nil, now: bench.now)
            #expect(first.count == 2 && !first.isDone)
            let second = try await bench.store.resendDeliveries(
                of: bench.account, filter, after: first, limit: 2, claim: nil, now: bench.now)
            #expect(second.count == 3 && second.isDone)
            let records = try await bench.store.records(of: task, of: bench.account)
            #expect(records.count { $0.delivery.status == .waiting } == 3)
            let later = DeliveryFilter(since: bench.now + .seconds(1))
            let none = try await bench.store.resendDeliveries(
                of: bench.account, later, after: .none, limit: 2, claim: nil, now: bench.now)
            #expect(none.count == 0)
        },
        StoreRule("deliveries are listed newest first, page by page, by task and status") { bench in
            let task = try await bench.addDeliveries(to: (0..<3).map { "https://\($0).example/" })
            _ = try await bench.addDeliveries(to: ["https://other.example/"])
            let first = try await bench.list(DeliveryFilter(task: task), nil)
            let second = try await bench.list(DeliveryFilter(task: task), first.last?.id)
            #expect(first.count == 2 && second.count == 1)
            let ids = (first + second).map(\.id)
            #expect(ids == ids.sorted(by: >))
            #expect(try await bench.list(DeliveryFilter(status: .delivered), nil).isEmpty)
        },
        StoreRule("old troubles of endpoints that nothing waits for are forgotten") { bench in
            _ = try await bench.addFailing(1)
            let before = bench.now + .seconds(1)
            try await bench.store.purgeEndpoints(triedBefore: before)
            let probe = try #require(try await bench.claimDeliveries(.failing).first)
            try await bench.record(probe, bench.attempt(2), .abandoned, .unknown)
            try await bench.store.purgeEndpoints(triedBefore: before)
            _ = try await bench.addDeliveries(to: ["https://a.example/hook"])
            #expect(try await bench.claimDeliveries(.working).count == 1)
        },
    ]
}
