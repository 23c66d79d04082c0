// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let consents = [
        StoreRule("a consent is found by its group, its account and its own page's secret") { bench in
            let person = try await bench.addPerson()
            let stranger = try await bench.addStranger()
            #expect(try await bench.store.consent(of: person.group.id, within: bench.account) == person.consent)
            #expect(try await bench.store.consent(of: person.group.id, within: stranger) == nil)
            #expect(try await bench.store.consent(link: person.consent.linkDigest) == person.consent)
            #expect(try await bench.store.consent(link: bench.digest("another")) == nil)
        },
        StoreRule("the end of a consent freezes the group, ends its tasks and is told, once") { bench in
            let person = try await bench.addPerson()
            let waiting = try await bench.use(person)
            let others = try await bench.addTask()
            #expect(try await bench.withdraw(person, eraseAfter: .seconds(60)))
            #expect(try await !bench.withdraw(person, by: .account))
            let stored = try await bench.storedConsent(person)
            #expect(stored.ending?.by == .person && stored.ending?.eraseAt == bench.now + .seconds(60))
            #expect(try await bench.store.group(person.group.id, account: bench.account)?.withdrawnAt == bench.now)
            #expect(try await bench.stored(waiting.id).isCancelRequested)
            #expect(try await !bench.stored(others.id).isCancelRequested)
            #expect(try await bench.store.records(of: person.session.task, of: bench.account).count == 1)
            #expect(try await bench.kinds().sorted() == ["consent.given", "consent.withdrawn", "video.ordered"])
        },
        StoreRule("a worker that has a video of somebody who withdraws can't go on") { bench in
            let person = try await bench.addPerson()
            _ = try await bench.use(person)
            let claimed = try #require(try await bench.claimTasks().first)
            #expect(try await bench.withdraw(person))
            await expectRefusal(.conflict) {
                try await bench.store.settleTask(claimed.lease, .failure(at: bench.now))
            }
        },
        StoreRule("a licence allows so many videos, and failed ones don't count") { bench in
            let person = try await bench.addPerson()
            _ = try await bench.use(person, mostVideos: 2)
            _ = try await bench.use(person, mostVideos: 2)
            await expectRefusal(.videosUsedUp) { _ = try await bench.use(person, mostVideos: 2) }
            #expect(try await bench.store.useCount(of: person.group.id) == 2)
            let claimed = try #require(try await bench.claimTasks(limit: 1).first)
            try await bench.store.settleTask(claimed.lease, .failure(at: bench.now))
            #expect(try await bench.store.useCount(of: person.group.id) == 1)
            _ = try await bench.use(person, mostVideos: 2)
            #expect(try await bench.kinds().filter { $0 == "video.ordered" }.count == 3)
        },
        StoreRule("videos ordered at the same time don't exceed the licence") { bench in
            let person = try await bench.addPerson()
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<12 {
                    group.addTask { (try? await bench.use(person, mostVideos: 5)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 5)
            #expect(try await bench.store.useCount(of: person.group.id) == 5)
        },
        StoreRule("uses are shown newest first with their tasks, and outlive those that made a video") { bench in
            let person = try await bench.addPerson()
            var tasks: [DurableTask] = []
            for _ in 0..<3 { tasks.append(try await bench.use(person)) }
            let shown = try await bench.store.uses(of: person.group.id, before: nil, limit: 9)
            #expect(shown.map(\.use.task) == tasks.map(\.id).sorted(by: >))
            #expect(shown.allSatisfy { $0.task != nil && $0.use.usedAt == bench.now })
            let rest = try await bench.store.uses(of: person.group.id, before: shown[0].use.task, limit: 1)
            #expect(rest == [shown[1]])
            for (index, claimed) in try await bench.claimTasks().enumerated() {
                let verdict: TaskSettlement.Verdict =
                    index == 0 ? .completed(.verificationQuery(person.group.id)) : .failed(.cancelled, outcome: nil)
                try await bench.store.settleTask(claimed.lease, TaskSettlement(verdict, finishedAt: bench.now))
            }
            _ = try await bench.store.purgeTasks(endedBefore: bench.now + .seconds(9), after: nil, limit: 99)
            let left = try await bench.store.uses(of: person.group.id, before: nil, limit: 9)
            #expect(left.count == 1 && left.allSatisfy { $0.task == nil })
            #expect(try await bench.store.useCount(of: person.group.id) == 1)
        },
        StoreRule("the task of a verification stays as long as its consent") { bench in
            let person = try await bench.addPerson()
            let later = bench.now + .seconds(9)
            _ = try await bench.store.purgeSessions(endedBefore: later, limit: 9)
            _ = try await bench.store.purgeTasks(endedBefore: later, after: nil, limit: 99)
            #expect(try await bench.store.task(person.session.task, of: bench.account) != nil)
        },
        StoreRule("a licence is changed while the consent lasts, and not after it") { bench in
            let person = try await bench.addPerson()
            let licence = Licence(until: bench.now + .seconds(60), mostVideos: 3, blockedWords: ["war"])
            let entry = bench.entry(.licenceChanged, person.group.id)
            try await bench.store.setLicence(licence, of: person.group.id, entry: entry, now: bench.now)
            #expect(try await bench.store.group(person.group.id, account: bench.account)?.licence == licence)
            #expect(try await bench.withdraw(person))
            await expectRefusal(.conflict) {
                try await bench.store.setLicence(.open, of: person.group.id, entry: entry, now: bench.now)
            }
            await expectRefusal(.notFound) {
                try await bench.store.setLicence(.open, of: .make(at: bench.now), entry: entry, now: bench.now)
            }
            #expect(try await bench.kinds().filter { $0 == "licence.changed" }.count == 1)
        },
        StoreRule("a licence's end is told once, and again when it is changed") { bench in
            let end = bench.now + .seconds(60)
            let person = try await bench.addPerson("one", licence: Licence(until: end))
            _ = try await bench.addPerson("two")
            func due(_ before: Timestamp) async throws -> [GroupID] {
                try await bench.store.endingLicences(before: before, limit: 9).map(\.0.group)
            }
            #expect(try await due(end).isEmpty)
            #expect(try await due(end + .seconds(1)) == [person.group.id])
            let group = person.group.id
            #expect(try await bench.store.announceEnd(ofLicence: group, delivery: nil, now: bench.now))
            #expect(try await !bench.store.announceEnd(ofLicence: group, delivery: nil, now: bench.now))
            #expect(try await due(end + .seconds(1)).isEmpty)
            try await bench.store.setLicence(
                Licence(until: bench.now), of: group, entry: bench.entry(.licenceChanged), now: bench.now)
            #expect(try await due(end) == [group])
        },
        StoreRule("a face is idle when neither its consent nor a use is recent") { bench in
            let old = bench.now - .seconds(100)
            let unused = try await bench.addPerson("one", at: old)
            let used = try await bench.addPerson("two", at: old)
            _ = try await bench.use(used)
            _ = try await bench.addPerson("three")
            let ended = try await bench.addPerson("four", at: old)
            #expect(try await bench.withdraw(ended))
            #expect(try await bench.store.idleConsents(since: bench.now, limit: 9).map(\.group) == [unused.group.id])
            #expect(try await bench.store.idleConsents(since: old, limit: 9).isEmpty)
        },
        StoreRule("consents are listed newest first, by state and project") { bench in
            let first = try await bench.addPerson("one")
            let second = try await bench.addPerson("two")
            #expect(try await bench.withdraw(first, eraseAfter: .seconds(60)))
            func list(_ filter: ConsentFilter, before last: GroupID? = nil) async throws -> [GroupID] {
                try await bench.store.consents(filter, before: last, limit: 9).map(\.group)
            }
            let all = [first.group.id, second.group.id].sorted(by: >)
            #expect(try await list(ConsentFilter(account: bench.account)) == all)
            #expect(try await list(ConsentFilter(), before: all[0]) == [all[1]])
            #expect(try await list(ConsentFilter(state: .withdrawn)) == [first.group.id])
            #expect(try await list(ConsentFilter(state: .given)) == [second.group.id])
            #expect(try await list(ConsentFilter(projects: [])).isEmpty)
            #expect(try await list(ConsentFilter(account: try await bench.addStranger())).isEmpty)
            #expect(try await bench.store.personCount() == 2)
        },
    ]
}
