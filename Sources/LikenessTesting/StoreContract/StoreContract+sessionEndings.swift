// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let sessionEndings = [
        StoreRule("a verified session, its group, its query task and its delivery are one write") { bench in
            let session = try await bench.addSession()
            let query = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            let person = bench.makePerson()
            let ending = bench.ending(session, as: .verified, group: person)
            try await bench.store.endSession(ending)
            let stored = try await bench.stored(session.id)
            #expect(stored.state == .verified && stored.group == person.id && stored.endedAt != nil)
            #expect(try await bench.store.group(person.id, account: bench.account) == person)
            let task = try await bench.stored(query.id)
            #expect(task.status == .completed && task.outcome == .verificationQuery(person.id))
            #expect(task.finishedAt == stored.endedAt)
            #expect(
                try await bench.store.records(of: session.task, of: bench.account).map(\.delivery) == [ending.delivery])
        },
        StoreRule("a session ends once and makes one group") { bench in
            let session = try await bench.addSession()
            try await bench.store.endSession(bench.ending(session, as: .failed, because: .tooManyTries))
            let late = bench.makePerson()
            for revision in [0, 1] {
                var again = session
                again.revision = revision
                await expectRefusal(.conflict) {
                    try await bench.store.endSession(bench.ending(again, as: .verified, group: late))
                }
            }
            #expect(try await bench.store.group(late.id, account: bench.account) == nil)
            #expect(try await bench.store.records(of: session.task, of: bench.account).count == 1)
        },
        StoreRule("an ended session does not go on") { bench in
            var session = try await bench.addSession()
            try await bench.store.endSession(bench.ending(session, as: .expired, because: .sessionExpired))
            session.revision = 1
            session.state = .consented
            await expectRefusal(.conflict) { try await bench.store.advanceSession(session) }
        },
        StoreRule("a session does not end when its group's id is taken") { bench in
            let session = try await bench.addSession()
            let taken = bench.makeGroup()
            try await bench.store.createGroup(taken, claim: nil)
            await expectRefusal(.duplicate) {
                try await bench.store.endSession(bench.ending(session, as: .verified, group: taken))
            }
            #expect(try await bench.stored(session.id) == session)
            #expect(try await bench.store.records(of: session.task, of: bench.account).isEmpty)
        },
        StoreRule("a session has one query task, and later claims replay it") { bench in
            let session = try await bench.addSession()
            let first = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            _ = try await bench.take(bench.claim())
            let unused = bench.makeQueryTask(of: session)
            let second = try await bench.store.queryTask(
                for: session.id, orCreate: unused, claim: bench.claim())
            #expect(second == first)
            #expect(try await bench.store.task(unused.id, of: bench.account) == nil)
            #expect(try await bench.take(bench.claim()) == .replay(.task(first.id)))
            #expect(try await bench.stored(session.id).queryTask == first.id)
        },
        StoreRule("a query task that comes after the end is written ended") { bench in
            let ends: [(SessionState, VerificationFailure?, VerificationFailure)] = [
                (.failed, .flatImage, .flatImage), (.failed, nil, .tooManyTries),
                (.expired, .sessionExpired, .sessionExpired),
            ]
            for (number, (state, failure, expected)) in ends.enumerated() {
                let session = try await bench.addSession("\(number)")
                try await bench.store.endSession(bench.ending(session, as: state, because: failure))
                let task = try await bench.store.queryTask(
                    for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
                #expect(task.status == .failed && task.failure == .verification(expected))
            }
        },
        StoreRule("a query task after a verification tells the group") { bench in
            let session = try await bench.addSession()
            let person = bench.makePerson()
            try await bench.store.endSession(bench.ending(session, as: .verified, group: person))
            let task = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            #expect(task.status == .completed && task.outcome == .verificationQuery(person.id))
        },
        StoreRule("a query task does not end before it was made") { bench in
            let session = try await bench.addSession()
            try await bench.store.endSession(bench.ending(session, as: .verified, group: bench.makePerson()))
            let later = bench.now + .seconds(9)
            let task = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session, at: later), claim: nil)
            #expect(task.finishedAt == later)
        },
        StoreRule("asking does not disturb a session that is being changed") { bench in
            let session = try await bench.addSession()
            let task = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            try await bench.store.advanceSession(session)
            #expect(try await bench.stored(session.id).queryTask == task.id)
        },
        StoreRule("an unknown session has no query task") { bench in
            let session = bench.makeSession()
            await expectRefusal(.notFound) {
                _ = try await bench.store.queryTask(
                    for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            }
        },
        StoreRule("a query task is never claimed by a worker") { bench in
            let session = try await bench.addSession()
            _ = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            let claimed = try await bench.store.claimTasks(
                .verificationQuery, limit: 9, worker: "w1", leaseFor: .seconds(15), now: bench.now + .seconds(9999))
            #expect(claimed.isEmpty)
        },
    ]
}
