// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let sessions = [
        StoreRule("a session is found by id, by link and by token") { bench in
            let session = try await bench.addSession()
            #expect(try await bench.store.session(session.id) == session)
            #expect(try await bench.store.session(linkToken: bench.digest("link-one")) == session)
            let byToken = try await bench.store.session(
                bytedToken: bench.digest("byted-one"), account: bench.account, project: .default)
            #expect(byToken == session)
        },
        StoreRule("one token does not stand for the other") { bench in
            _ = try await bench.addSession()
            #expect(try await bench.store.session(linkToken: bench.digest("byted-one")) == nil)
            let byLink = try await bench.store.session(
                bytedToken: bench.digest("link-one"), account: bench.account, project: .default)
            #expect(byLink == nil)
        },
        StoreRule("a token of another account or project is unknown") { bench in
            _ = try await bench.addSession()
            let stranger = try await bench.addStranger()
            let owners = [(stranger, ProjectName.default), (bench.account, ProjectName(trusted: "Default"))]
            for (account, project) in owners {
                let found = try await bench.store.session(
                    bytedToken: bench.digest("byted-one"), account: account, project: project)
                #expect(found == nil)
            }
        },
        StoreRule("a session comes with its completed task and completes its claim") { bench in
            let session = bench.makeSession()
            _ = try await bench.take(bench.claim())
            try await bench.store.createSession(
                session, task: bench.firstTask(of: session), claim: bench.claim())
            #expect(try await bench.stored(session.task) == bench.firstTask(of: session))
            #expect(try await bench.take(bench.claim()) == .replay(.task(session.task)))
        },
        StoreRule("a token belongs to one session, and the refused one leaves no task") { bench in
            _ = try await bench.addSession()
            let twin = bench.makeSession()
            await expectRefusal(.duplicate) {
                try await bench.store.createSession(twin, task: bench.firstTask(of: twin), claim: nil)
            }
            #expect(try await bench.store.task(twin.task, of: bench.account) == nil)
        },
        StoreRule("a change is kept and raises the revision") { bench in
            var session = try await bench.addSession()
            session.state = .consented
            session.triesLeft = 2
            session.lastFailure = .blurred
            session.deviceDigest = bench.digest("phone")
            session.consent = bench.consent
            try await bench.store.advanceSession(session)
            session.revision = 1
            #expect(try await bench.stored(session.id) == session)
        },
        StoreRule("of two devices that open the same link one is bound") { bench in
            let session = try await bench.addSession()
            var (phone, other) = (session, session)
            phone.deviceDigest = bench.digest("phone")
            other.deviceDigest = bench.digest("other")
            try await bench.store.advanceSession(phone)
            await expectRefusal(.conflict) { try await bench.store.advanceSession(other) }
            #expect(try await bench.stored(session.id).deviceDigest == bench.digest("phone"))
        },
        StoreRule("a session that was read before a change can't be written") { bench in
            let old = try await bench.addSession()
            try await bench.store.advanceSession(old)
            await expectRefusal(.conflict) { try await bench.store.advanceSession(old) }
            await expectRefusal(.conflict) {
                try await bench.store.endSession(bench.ending(old, as: .expired, because: .sessionExpired))
            }
        },
        StoreRule("an unknown session can't be written") { bench in
            await expectRefusal(.conflict) { try await bench.store.advanceSession(bench.makeSession()) }
        },
        StoreRule("sessions whose time is over are listed oldest first, at most as many as asked") { bench in
            for seconds in [30, 10, 20, 99] {
                _ = try await bench.addSession("\(seconds)", expiresAt: bench.now + .seconds(seconds))
            }
            let expired = try await bench.store.expiredSessions(now: bench.now + .seconds(30), limit: 2)
            #expect(expired.map(\.expiresAt) == [bench.now + .seconds(10), bench.now + .seconds(20)])
            #expect(try await bench.store.expiredSessions(now: bench.now + .seconds(30), limit: 9).count == 3)
        },
        StoreRule("the next expiry is that of the earliest unfinished session") { bench in
            #expect(try await bench.store.nextSessionExpiry() == nil)
            let first = try await bench.addSession("a", expiresAt: bench.now + .seconds(10))
            _ = try await bench.addSession("b", expiresAt: bench.now + .seconds(20))
            #expect(try await bench.store.nextSessionExpiry() == bench.now + .seconds(10))
            try await bench.store.endSession(bench.ending(first, as: .failed, because: .flatImage))
            #expect(try await bench.store.nextSessionExpiry() == bench.now + .seconds(20))
            #expect(try await bench.store.expiredSessions(now: bench.now + .seconds(10), limit: 9).isEmpty)
        },
    ]
}
