// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let registrations = [
        StoreRule("a wanted registration is due at once, to one worker at a time") { bench in
            let registration = try await bench.addRegistration()
            let claimed = try await bench.claimRegistrations()
            #expect(claimed.map(\.registration) == [registration])
            #expect(try await bench.claimRegistrations().isEmpty)
            #expect(try await bench.claimRegistrations(at: bench.now + .seconds(15)).count == 1)
        },
        StoreRule("wanting twice keeps what is there") { bench in
            var registration = try await bench.addRegistration()
            registration.state = .processing
            registration.upstreamID = "up-1"
            try await bench.record(registration)
            try await bench.store.want([bench.makeRegistration(registration.object)])
            #expect(try await bench.stored(registration) == registration)
        },
        StoreRule("another provider's registrations are left alone") { bench in
            _ = try await bench.addRegistration()
            let claimed = try await bench.store.claimRegistrations(
                at: UpstreamName(rawValue: "elsewhere"), limit: 10, leaseFor: .seconds(15), now: bench.now)
            #expect(claimed.isEmpty)
        },
        StoreRule("what a worker writes is read again, and due when it says") { bench in
            var registration = try await bench.addRegistration()
            registration.state = .failed
            registration.rejection = AssetRejection(rawValue: "SomethingNew")
            registration.attempts = 2
            registration.madeAt = bench.now
            try await bench.record(registration, dueAt: bench.now + .seconds(5))
            #expect(try await bench.stored(registration) == registration)
            #expect(try await bench.claimRegistrations(at: bench.now + .seconds(4)).isEmpty)
            #expect(try await bench.claimRegistrations(at: bench.now + .seconds(5)).count == 1)
        },
        StoreRule("a worker that lost its lease writes neither intent nor state") { bench in
            _ = try await bench.addRegistration()
            let stale = try #require(try await bench.claimRegistrations().first)
            _ = try await bench.claimRegistrations(at: bench.now + .seconds(15))
            await #expect(throws: StoreError.self) { try await bench.store.recordIntent(stale, at: bench.now) }
            await #expect(throws: StoreError.self) {
                try await bench.store.recordRegistration(
                    stale.registration, fencingToken: stale.fencingToken, dueAt: nil)
            }
        },
        StoreRule("an intent counts an attempt and is read again") { bench in
            let registration = try await bench.addRegistration()
            let claimed = try #require(try await bench.claimRegistrations().first)
            try await bench.store.recordIntent(claimed, at: bench.now)
            let stored = try await bench.stored(registration)
            #expect(stored?.intentAt == bench.now)
            #expect(stored?.attempts == 1)
        },
        StoreRule("a deleted asset's registration is to be removed, whatever its worker writes") { bench in
            let review = try await bench.addReview(["a"])
            let asset = review.assets[0]
            try await bench.store.want([bench.makeRegistration(.asset(asset.id), group: review.group.id)])
            let claimed = try #require(try await bench.claimRegistrations().first)
            try await bench.store.deleteAsset(asset.id, account: bench.account)
            var made = claimed.registration
            made.state = .active
            made.upstreamID = "up-1"
            try await bench.store.recordRegistration(made, fencingToken: claimed.fencingToken, dueAt: nil)
            let stored = try await bench.stored(made)
            #expect(stored?.state == .removing)
            #expect(stored?.upstreamID == "up-1")
            #expect(try await bench.claimRegistrations().count == 1)
        },
        StoreRule("a deleted asset that never left is forgotten") { bench in
            let review = try await bench.addReview(["a"])
            let asset = review.assets[0]
            let registration = bench.makeRegistration(.asset(asset.id), group: review.group.id)
            try await bench.store.want([registration])
            try await bench.store.deleteAsset(asset.id, account: bench.account)
            #expect(try await bench.stored(registration) == nil)
        },
        StoreRule("a doubted registration is looked at again") { bench in
            var registration = try await bench.addRegistration()
            registration.state = .active
            registration.upstreamID = "up-1"
            try await bench.record(registration)
            #expect(try await bench.claimRegistrations().isEmpty)
            try await bench.store.doubtRegistrations(
                of: [registration.object], at: bench.upstream, now: bench.now)
            #expect(try await bench.claimRegistrations().map(\.registration.state) == [.processing])
        },
        StoreRule("a verified person's group comes with its registration") { bench in
            let session = try await bench.addSession()
            let person = bench.makePerson()
            var registration = bench.makeRegistration(.group(person.id), group: person.id, kind: .livenessFace)
            registration.state = .active
            registration.upstreamID = "group-up"
            let ending = bench.ending(session, as: .verified, group: person)
            try await bench.store.endSession(
                SessionEnding(
                    session: ending.session, group: person, delivery: ending.delivery, registration: registration))
            #expect(try await bench.stored(registration) == registration)
            #expect(try await bench.claimRegistrations().isEmpty)
        },
    ]

    static let wakeUps = [
        StoreRule("a waiting task that is woken is due, and keeps the hint") { bench in
            let task = try await bench.addTask(runAfter: bench.now + .seconds(60))
            try await bench.store.wakeTask(task.id, hint: "cgt-1", now: bench.now)
            let claimed = try #require(try await bench.claimTasks().first)
            #expect(claimed.task.hint == "cgt-1")
        },
        StoreRule("a task that is woken while its step runs is due when the step ends") { bench in
            let claimed = try await bench.claimedTask()
            try await bench.store.wakeTask(claimed.task.id, hint: nil, now: bench.now)
            #expect(try await bench.claimTasks(worker: "w2").isEmpty)
            try await bench.store.releaseTask(
                claimed.lease, progress: 1, checkpoint: nil, runAfter: bench.now + .seconds(60), now: bench.now)
            #expect(try await bench.claimTasks().count == 1)
        },
        StoreRule("a wake-up is good once") { bench in
            let claimed = try await bench.claimedTask()
            try await bench.store.wakeTask(claimed.task.id, hint: nil, now: bench.now)
            try await bench.store.releaseTask(
                claimed.lease, progress: 1, checkpoint: nil, runAfter: bench.now + .seconds(60), now: bench.now)
            let again = try #require(try await bench.claimTasks().first)
            try await bench.store.releaseTask(
                again.lease, progress: 1, checkpoint: nil, runAfter: bench.now + .seconds(60), now: bench.now)
            #expect(try await bench.claimTasks().isEmpty)
        },
        StoreRule("a cancel takes the lease away and makes the task due") { bench in
            let claimed = try await bench.claimedTask()
            #expect(try await bench.store.requestCancel(claimed.task.id, now: bench.now))
            #expect(try await bench.store.renewLeases([claimed.lease], until: bench.now + .seconds(60)).isEmpty)
            let next = try #require(try await bench.claimTasks().first)
            #expect(next.task.isCancelRequested)
        },
        StoreRule("an ended task is neither woken nor cancelled") { bench in
            let claimed = try await bench.claimedTask()
            try await bench.store.settleTask(claimed.lease, .failure(at: bench.now))
            try await bench.store.wakeTask(claimed.task.id, hint: nil, now: bench.now)
            #expect(try await bench.claimTasks().isEmpty)
            #expect(try await bench.store.requestCancel(claimed.task.id, now: bench.now) == false)
        },
    ]

    static let checks = [
        StoreRule("a session that a provider checks is asked about when it is due, not by our expirer") { bench in
            let session = try await bench.addRemoteSession()
            #expect(try await bench.claimChecks().map(\.id) == [session.id])
            #expect(try await bench.claimChecks().isEmpty)
            let later = bench.now + .seconds(4000)
            #expect(try await bench.store.expiredSessions(now: later, limit: 10).isEmpty)
        },
        StoreRule("a session of our own is never asked about") { bench in
            _ = try await bench.addSession()
            #expect(try await bench.claimChecks().isEmpty)
        },
        StoreRule("a check that is put off is due then, and one that is woken at once") { bench in
            let session = try await bench.addRemoteSession()
            _ = try await bench.claimChecks()
            try await bench.store.scheduleCheck(session.id, at: bench.now + .seconds(9))
            #expect(try await bench.claimChecks(at: bench.now + .seconds(8)).isEmpty)
            try await bench.store.scheduleCheck(session.id, at: bench.now)
            #expect(try await bench.claimChecks().count == 1)
        },
        StoreRule("whose person waits is asked about first") { bench in
            let first = try await bench.addRemoteSession("first")
            var second = try await bench.addRemoteSession("second")
            second.state = .capturing
            try await bench.store.advanceSession(second)
            #expect(try await bench.claimChecks(limit: 1).map(\.id) == [second.id])
            #expect(try await bench.claimChecks(limit: 1).map(\.id) == [first.id])
        },
        StoreRule("an ended session is not asked about") { bench in
            let session = try await bench.addRemoteSession()
            try await bench.store.endSession(bench.ending(session, as: .failed, because: .cancelledByPerson))
            #expect(try await bench.claimChecks().isEmpty)
        },
        StoreRule("the sealed check is kept and replaced") { bench in
            var session = try await bench.addRemoteSession()
            session.check = bench.sealed("another")
            try await bench.store.advanceSession(session)
            #expect(try await bench.stored(session.id).check == bench.sealed("another"))
        },
    ]
}

extension StoreBench {
    var upstream: UpstreamName { UpstreamName(rawValue: "ark:cn-beijing") }

    func makeRegistration(
        _ object: Registration.Object, group: GroupID? = nil, kind: AssetGroup.Kind = .aigc
    ) -> Registration {
        Registration(
            upstream: upstream, object: object, group: group ?? .make(at: now), kind: kind, account: account,
            project: .default, content: nil, createdAt: now)
    }

    func addRegistration() async throws -> Registration {
        let registration = makeRegistration(.asset(.make(at: now)))
        try await store.want([registration])
        return registration
    }

    func claimRegistrations(at time: Timestamp? = nil) async throws -> [ClaimedRegistration] {
        try await store.claimRegistrations(at: upstream, limit: 10, leaseFor: .seconds(15), now: time ?? now)
    }

    /// Claims the one that is due, and writes `registration` in its place.
    func record(_ registration: Registration, dueAt: Timestamp? = nil) async throws {
        let claimed = try #require(try await claimRegistrations().first)
        try await store.recordRegistration(registration, fencingToken: claimed.fencingToken, dueAt: dueAt)
    }

    func stored(_ registration: Registration) async throws -> Registration? {
        try await store.registrations(of: [registration.object], at: upstream)[registration.object.id]
    }

    func addRemoteSession(_ name: String = "one") async throws -> VerificationSession {
        let plain = makeSession(name)
        let session = VerificationSession(
            id: plain.id, account: account, project: .default, task: plain.task, callbackURL: plain.callbackURL,
            bytedTokenDigest: plain.bytedTokenDigest, bytedToken: plain.bytedToken,
            linkTokenDigest: plain.linkTokenDigest, linkToken: plain.linkToken, triesLeft: 3, upstream: upstream,
            check: sealed("check"), createdAt: now, expiresAt: plain.expiresAt)
        try await store.createSession(session, task: firstTask(of: session), claim: nil)
        return session
    }

    func claimChecks(limit: Int = 10, at time: Timestamp? = nil) async throws -> [VerificationSession] {
        try await store.claimChecks(limit: limit, leaseFor: .seconds(30), now: time ?? now)
    }
}
