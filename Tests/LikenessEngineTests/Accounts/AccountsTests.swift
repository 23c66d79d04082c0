// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import StoreSQL
import StoreSQLite
import Testing

@testable import LikenessEngine

@Suite struct AccountsTests {
    @Test func aFirstStartMakesAnAdminTokenAndAKeyOnce() async throws {
        try await TemporaryFolder.with { folder in
            let store = try SQLStore.sqlite(path: "\(folder.path)/likeness.sqlite")
            let accounts = Accounts(store: store, sealer: try EngineBench.sealer, time: ManualTime())
            let made = try #require(try await accounts.bootstrap())
            #expect(made.first.key.exposed.hasPrefix("sk-"))
            #expect(made.first.key.exposed.utf8.count >= 3 + 43)
            #expect(try await accounts.authenticate(made.first.key)?.key == made.first.id)
            #expect(try await accounts.authenticate(made.admin.key) == nil)
            #expect(try await accounts.bootstrap() == nil)
            #expect(try await accounts.keys().map(\.accountName) == ["default", "default"])
        }
    }

    @Test func aSecondKeyBelongsToTheSameAccount() async throws {
        try await EngineBench.with { bench in
            let accounts = try bench.makeEngine().accounts
            let key = try await accounts.createKey(accountNamed: "acme")
            #expect(try await accounts.authenticate(key.key)?.account == bench.principal.account)
            #expect(key.webhookSecret == bench.webhookSecret)
            #expect(try await accounts.webhookSecrets(of: bench.principal.account) == [bench.webhookSecret])
        }
    }

    @Test func aRevokedKeyIsRefusedAtOnceHereAndWithinTwoSecondsElsewhere() async throws {
        try await EngineBench.with { bench in
            let here = try bench.makeEngine().accounts
            let elsewhere = try bench.makeEngine().accounts
            let key = try await here.createKey(accountNamed: "acme")
            #expect(try await here.authenticate(key.key) != nil)
            #expect(try await elsewhere.authenticate(key.key) != nil)
            try await here.revokeKey(key.id)
            #expect(try await here.authenticate(key.key) == nil)
            bench.time.advance(by: .seconds(2))
            #expect(try await elsewhere.authenticate(key.key) == nil)
        }
    }

    @Test func anUnknownKeyIsNobodys() async throws {
        try await EngineBench.with { bench in
            let accounts = try bench.makeEngine().accounts
            #expect(try await accounts.authenticate(Secret("sk-nothing")) == nil)
        }
    }
}
