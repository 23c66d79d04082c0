// SPDX-License-Identifier: Apache-2.0

import Foundation
import ScratchPostgres
import Testing

@testable import LibPQ

/// One connection to a real server. Its calls block for a moment each.
@Suite struct PostgresConnectionTests {
    private func connect(_ limits: PostgresLimits = PostgresLimits()) async throws -> PostgresConnection {
        let url = try await ScratchPostgres.shared().url(of: "postgres")
        return try PostgresConnection(to: try PostgresAddress(url), limits: limits, name: "test")
    }

    @Test(arguments: [0, 1, -1, 256, -256, Int64.max, Int64.min])
    func aNumberComesBackAsItWent(_ number: Int64) async throws {
        let answer = try await connect().query("SELECT ?::bigint", [.integer(number)])
        #expect(answer.rows == [[.integer(number)]])
    }

    @Test(arguments: ["", "a", "Zoë 你好 👩🏽‍🚀", "it's; DROP TABLE x --", #"\ % _ " $1 ?"#])
    func aTextComesBackAsItWent(_ text: String) async throws {
        let answer = try await connect().query("SELECT ? || ''", [.text(text)])
        #expect(answer.rows == [[.text(text)]])
    }

    @Test(arguments: [Data(), Data([0]), Data(0...255), Data(repeating: 7, count: 1 << 20)])
    func bytesComeBackAsTheyWent(_ data: Data) async throws {
        let answer = try await connect().query("SELECT ? || ''::bytea", [.bytes(data)])
        #expect(answer.rows == [[.bytes(data)]])
    }

    @Test func aNullOfEachTypeComesBack() async throws {
        let answer = try await connect().query(
            "SELECT ? + 1, ? || '', ? || ''::bytea, NOT ?", [.integer(nil), .text(nil), .bytes(nil), .boolean(nil)])
        #expect(answer.rows == [[.null, .null, .null, .null]])
    }

    @Test func smallNumbersAndTruthsAreRead() async throws {
        let answer = try await connect().query(
            "SELECT -2::smallint, -70000::int, ?, NOT ?", [.boolean(true), .boolean(true)])
        #expect(answer.rows == [[.integer(-2), .integer(-70000), .boolean(true), .boolean(false)]])
    }

    @Test func aStatementThatFailsLeavesTheConnectionUsable() async throws {
        let connection = try await connect()
        #expect(throws: PostgresError.failed(SQLState(rawValue: "22012"))) {
            try connection.query("SELECT 1 / ?", [.integer(0)])
        }
        #expect(try connection.query("SELECT 1 / ?", [.integer(1)]).rows == [[.integer(1)]])
        #expect(!connection.isBroken)
    }

    @Test func anErrorNeverQuotesTheData() async throws {
        let connection = try await connect()
        try connection.simple("CREATE TEMP TABLE faces (id TEXT PRIMARY KEY)")
        let secret = "template-of-a-face"
        _ = try connection.query("INSERT INTO faces VALUES (?)", [.text(secret)])
        let error = #expect(throws: PostgresError.failed(.uniqueViolation)) {
            try connection.query("INSERT INTO faces VALUES (?)", [.text(secret)])
        }
        #expect(!String(reflecting: error).contains(secret))
    }

    @Test func aTransactionThatThrowsLeavesNothing() async throws {
        struct Stop: Error {}
        let connection = try await connect()
        try connection.simple("CREATE TEMP TABLE notes (text TEXT)")
        #expect(throws: Stop.self) {
            try connection.inTransaction {
                _ = try connection.query("INSERT INTO notes VALUES ('a')")
                throw Stop()
            }
        }
        #expect(try connection.query("SELECT count(*) FROM notes").rows == [[.integer(0)]])
    }

    @Test func statementsWithoutValuesAreWithinTheTransactionTooThatBeginsWithThem() async throws {
        struct Stop: Error {}
        let connection = try await connect()
        #expect(throws: Stop.self) {
            try connection.inTransaction {
                try connection.simple("CREATE TEMP TABLE half (text TEXT)")
                throw Stop()
            }
        }
        #expect(throws: PostgresError.failed(.undefinedTable)) { try connection.query("SELECT * FROM half") }
    }

    @Test func aSavepointTakesBackItsOwnPartOnly() async throws {
        let connection = try await connect()
        try connection.simple("CREATE TEMP TABLE notes (text TEXT)")
        try connection.inTransaction {
            _ = try connection.query("INSERT INTO notes VALUES ('kept')")
            try? connection.inSavepoint {
                _ = try connection.query("INSERT INTO notes VALUES ('gone')")
                _ = try connection.query("SELECT 1 / 0")
            }
        }
        #expect(try connection.query("SELECT text FROM notes").rows == [[.text("kept")]])
    }

    @Test func aTransactionThatFailedInsideIsNotTakenForCommitted() async throws {
        let connection = try await connect()
        #expect(throws: PostgresError.rolledBack) {
            try connection.inTransaction { _ = try? connection.query("SELECT 1 / 0") }
        }
    }

    @Test func aServerThatDoesNotAnswerIsGivenUpOnOurOwnClock() async throws {
        var limits = PostgresLimits()
        limits.statement = .seconds(3600)
        limits.answer = .milliseconds(300)
        let connection = try await connect(limits)
        #expect(throws: PostgresError.lost) { try connection.query("SELECT pg_sleep(30)::text") }
        #expect(connection.isBroken)
    }

    @Test func aSessionThatTheServerEndedIsLost() async throws {
        let (victim, other) = (try await connect(), try await connect())
        _ = try other.query("SELECT pg_terminate_backend(?::int)", [.integer(Int64(victim.processID))])
        #expect(throws: PostgresError.lost) {
            // The news may come with the first answer or the second.
            for _ in 0..<2 { _ = try victim.query("SELECT 1") }
        }
        #expect(victim.isBroken)
    }

    @Test func whatWasPreparedSurvivesANewColumn() async throws {
        let (old, new) = (try await connect(), try await connect())
        try new.simple("CREATE TABLE grown (id BIGINT); INSERT INTO grown VALUES (1)")
        defer { try? new.simple("DROP TABLE grown") }
        #expect(try old.query("SELECT * FROM grown").names == ["id"])
        try new.simple("ALTER TABLE grown ADD COLUMN extra TEXT")
        #expect(throws: PostgresError.failed(.featureNotSupported)) { try old.query("SELECT * FROM grown") }
        #expect(try old.query("SELECT * FROM grown").names == ["id", "extra"])
    }
}
