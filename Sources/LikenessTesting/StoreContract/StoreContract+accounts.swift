// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let accounts = [
        StoreRule("the first key's fingerprint is kept") { bench async throws in
            #expect(try await bench.store.begin(with: "aa").keyFingerprint == "aa")
            #expect(try await bench.store.begin(with: "bb").keyFingerprint == "aa")
        },
        StoreRule("a shared state is changed by one after another") { bench in
            let states = try #require(bench.store as? any SharedStates)
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await states.change("visits", from: 100, now: bench.now) { count in
                            count += 1
                            return count
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.max() == 140)
        },
        StoreRule("a shared state that nobody has changed since is forgotten") { bench in
            let states = try #require(bench.store as? any SharedStates)
            for (name, age) in [("old", 60), ("new", 10)] {
                try await states.change(name, from: 0, now: bench.now - .seconds(age)) { $0 += 1 }
            }
            try await bench.store.purgeStates(before: bench.now - .seconds(30))
            #expect(try await states.change("old", from: 0, now: bench.now) { $0 } == 0)
            #expect(try await states.change("new", from: 0, now: bench.now) { $0 } == 1)
        },
        StoreRule("an account is found by id and by name") { bench in
            let account = bench.makeAccount(.make(at: bench.now), name: "beta")
            try await bench.store.createAccount(account, keys: [])
            #expect(try await bench.store.account(account.id) == account)
            #expect(try await bench.store.account(named: "beta") == account)
            #expect(try await bench.store.account(named: "BETA") == nil)
        },
        StoreRule("a name belongs to one account") { bench in
            await expectRefusal(.duplicate) {
                try await bench.store.createAccount(
                    bench.makeAccount(.make(at: bench.now), name: "acme"), keys: [])
            }
        },
        StoreRule("an account is not made when one of its keys can't be") { bench in
            let key = bench.makeKey("one")
            try await bench.store.addKey(key)
            let account = bench.makeAccount(.make(at: bench.now), name: "beta")
            await expectRefusal(.duplicate) {
                try await bench.store.createAccount(account, keys: [bench.makeKey("one", of: account.id)])
            }
            #expect(try await bench.store.account(named: "beta") == nil)
        },
        StoreRule("a store with an account is no first start") { bench async throws in
            #expect(try await !bench.store.hasNoAccounts())
        },
        StoreRule("a key is found by its digest") { bench in
            let key = bench.makeKey("one")
            try await bench.store.addKey(key)
            #expect(try await bench.store.activeKey(bench.digest("one")) == key)
            #expect(try await bench.store.activeKey(bench.digest("other")) == nil)
        },
        StoreRule("a key of an unknown account is refused") { bench in
            await expectRefusal(.notFound) {
                try await bench.store.addKey(bench.makeKey("one", of: .make(at: bench.now)))
            }
        },
        StoreRule("a revoked key is not found any more but still listed") { bench in
            let key = bench.makeKey("one")
            try await bench.store.addKey(key)
            try await bench.store.revokeKey(key.id, now: bench.now + .seconds(1))
            #expect(try await bench.store.activeKey(key.digest) == nil)
            #expect(try await bench.store.keys().map(\.key.revokedAt) == [bench.now + .seconds(1)])
        },
        StoreRule("revoking twice keeps the first time") { bench in
            let key = bench.makeKey("one")
            try await bench.store.addKey(key)
            try await bench.store.revokeKey(key.id, now: bench.now)
            try await bench.store.revokeKey(key.id, now: bench.now + .seconds(9))
            #expect(try await bench.store.keys().map(\.key.revokedAt) == [bench.now])
        },
        StoreRule("revoking an unknown key is refused") { bench in
            await expectRefusal(.notFound) {
                try await bench.store.revokeKey(.make(at: bench.now), now: bench.now)
            }
        },
        StoreRule("keys are listed oldest first with their account's name") { bench in
            let stranger = try await bench.addStranger()
            for (token, owner) in [("1", stranger), ("2", bench.account), ("3", stranger)] {
                try await bench.store.addKey(bench.makeKey(token, of: owner))
            }
            let keys = try await bench.store.keys()
            #expect(keys.map(\.key.digest) == ["1", "2", "3"].map(bench.digest))
            #expect(keys.map(\.accountName) == ["stranger", "acme", "stranger"])
        },
    ]
}
