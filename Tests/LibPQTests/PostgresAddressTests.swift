// SPDX-License-Identifier: Apache-2.0

import ScratchPostgres
import Testing

@testable import LibPQ

@Suite struct PostgresAddressTests {
    @Test(arguments: [
        ("postgres://ann:hunter2@db.example:6432/likeness", "db.example:6432/likeness"),
        ("postgresql://ann:hunter2@db.example/likeness?sslmode=verify-full", "db.example:5432/likeness"),
        ("postgres://ann:hunter2@db.example", "db.example:5432/ann"),
        ("postgres://ann:hunter2@%2Frun%2Fpostgresql/likeness", "/run/postgresql:5432/likeness"),
        ("postgres://ann:hunter2@[::1]/likeness", "::1:5432/likeness"),
        ("postgres:///likeness", "localhost:5432/likeness"),
    ])
    func itShowsThePlaceAndNeverThePassword(_ url: String, _ shown: String) throws {
        let address = try PostgresAddress(url)
        #expect(address.description == shown)
        #expect(!String(reflecting: address).contains("hunter2"))
    }

    @Test(arguments: [
        "", "sqlite", "mysql://db.example/x", "db.example:5432", "postgres://db.example:port/x",
        "postgres://h/d?sslmod=require",
    ])
    func whatLibpqCannotReadIsRefused(_ url: String) {
        #expect(throws: PostgresError.unusableAddress) { try PostgresAddress(url) }
    }

    @Test(arguments: [
        ("postgres://nobody-of-this-name@", PostgresError.refused(.invalidAuthorization)),
        ("postgres://postgres@", PostgresError.refused(.noSuchDatabase)),
    ])
    func theServersRefusalIsNamed(_ start: String, _ expected: PostgresError) async throws {
        let host = try await ScratchPostgres.shared().folder.replacing("/", with: "%2F")
        let address = try PostgresAddress("\(start)\(host)/no-such-database")
        #expect(throws: expected) { try PostgresConnection(to: address, name: "test") }
    }

    @Test func aPlaceWhereNobodyListensIsUnreachable() throws {
        let address = try PostgresAddress("postgres://postgres@127.0.0.1:1/x")
        #expect(throws: PostgresError.unreachable) { try PostgresConnection(to: address, name: "test") }
    }
}
