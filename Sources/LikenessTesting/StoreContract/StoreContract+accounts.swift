// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let accounts = [
        StoreRule("the first key's fingerprint is kept") { bench async throws in
            #expect(try await bench.store.keyFingerprint(orKeep: "aa") == "aa")
            #expect(try await bench.store.keyFingerprint(orKeep: "bb") == "aa")
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
