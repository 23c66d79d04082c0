// SPDX-License-Identifier: Apache-2.0

import Foundation
import LibPQ
import LikenessCore
import LikenessTesting
import ScratchPostgres
import StorePostgres
import StoreSQLite
import Testing

@testable import StoreSQL

/// Copying between the two databases, row by row.
@Suite struct CopyTests {
    private static func withBoth(
        _ body: @escaping @Sendable (_ file: any SQLConnection, _ server: any SQLConnection) throws -> Void
    ) async throws {
        let database = try await ScratchPostgres.shared().makeDatabase()
        let settings = PostgresSettings(address: try PostgresAddress(database))
        try await TemporaryFolder.with { folder in
            try await onThread {
                try SQLiteDatabase.alone(path: folder.path + "/store.sqlite") { file in
                    try PostgresDatabase.alone(settings) { server in try body(file, server) }
                }
            }
        }
    }

    @Test func everyTableIsCopiedOrKnownToBeWorthNothingElsewhere() async throws {
        try await Self.withBoth { file, server in
            let tables = try file.all("SELECT name FROM sqlite_master WHERE type = 'table'").map { try $0.text("name") }
            let ours = Set(tables).subtracting(["grdb_migrations", "sqlite_sequence", "shared_states"])
            #expect(Set(CopiedTable.all.map(\.name)) == ours)
        }
    }

    @Test func rowsOfEveryKindOfValueArriveAndComeBackAsTheyWere() async throws {
        try await Self.withBoth { file, server in
            try Self.fill(file, accounts: 1)
            let there = try StoreCopy(from: file, to: server).run()
            try server.markMoved(to: "elsewhere")
            try file.markMoved(to: "there")
            let back = try StoreCopy(from: server, to: file).run()
            #expect(there == back)
            let key = try #require(try file.first("SELECT * FROM api_keys"))
            #expect(try key.flag("is_admin") && key["revoked_at"] == .null)
            #expect(try file.first("SELECT * FROM accounts")?.sealed("webhook_secret").bytes == Data([0, 1, 255]))
        }
    }

    @Test func moreRowsThanOnePageArrive() async throws {
        try await Self.withBoth { file, server in
            try Self.fill(file, accounts: 1_203)
            let reports = try StoreCopy(from: file, to: server).run()
            #expect(reports.first { $0.table == "accounts" }?.rows == 1_203)
            #expect(reports.first { $0.table == "api_keys" }?.rows == 1_203)
        }
    }

    @Test func rowsAreNumberedOnFromTheLast() async throws {
        try await Self.withBoth { file, server in
            try Self.fill(file, accounts: 3)
            _ = try StoreCopy(from: file, to: server).run()
            try Self.addKey("late", on: server)
            #expect(try server.first("SELECT seq FROM api_keys WHERE id = 'late'")?.integer("seq") == 4)
        }
    }

    @Test func aChecksumTellsRowsApartThatReadAlike() {
        func checksum(_ rows: [[SQLValue]]) -> RowsChecksum {
            rows.reduce(into: RowsChecksum()) { $0.add($1) }
        }
        let rows: [[SQLValue]] = [
            [.text("ab"), .text("c")], [.text("a"), .text("bc")], [.null, .text("")], [.text(""), .null],
        ]
        #expect(Set(rows.map { checksum([$0]).text }).count == rows.count)
        #expect(checksum(rows) == checksum(rows.reversed()))
        #expect(checksum([rows[0], rows[0]]) != checksum([rows[0]]))
        #expect(checksum([[.boolean(true)]]) == checksum([[.integer(1)]]))
    }

    private static func fill(_ database: any SQLConnection, accounts: Int) throws {
        for number in 1...accounts {
            try database.post(
                "INSERT INTO accounts (id, name, webhook_secret, created_at) VALUES (?, ?, ?, ?)",
                ["acct_\(number)", "name \(number) 名", Data([0, 1, 255]), number])
            try addKey("\(number)", on: database)
        }
    }

    private static func addKey(_ name: String, on database: any SQLConnection) throws {
        try database.post(
            "INSERT INTO api_keys (id, account, digest, hint, is_admin, created_at) VALUES (?, 'acct_1', ?, '', ?, 0)",
            [name, name, true])
    }
}

/// Runs `body`, which blocks, on a thread of its own.
private func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result(catching: body)) }.start()
    }
}
