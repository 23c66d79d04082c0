// SPDX-License-Identifier: Apache-2.0

import ScratchPostgres
import Testing

@testable import LibPQ

/// Posts of one text become one statement, and mean the same.
@Suite struct GatheringTests {
    private static func posts(_ sql: String, _ values: [Int64]) -> [PostgresPost] {
        values.map { PostgresPost(sql: sql, parameters: [.integer($0), .integer($0 * 10)]) }
    }

    @Test func neighboursAreGatheredInPowersOfTwo() {
        var forms: [String: RowForm?] = [:]
        let sent = (Self.posts("INSERT INTO a VALUES (?, ?)", Array(0..<7))).gathered(&forms)
        #expect(
            sent.map(\.sql) == [
                "INSERT INTO a VALUES (?, ?), (?, ?), (?, ?), (?, ?)", "INSERT INTO a VALUES (?, ?), (?, ?)",
                "INSERT INTO a VALUES (?, ?)",
            ])
        #expect(sent.map(\.parameters.count) == [8, 4, 2])
    }

    @Test(arguments: [
        "UPDATE a SET b = ? WHERE c = ?", "INSERT INTO a VALUES (?, ?) RETURNING b", "INSERT INTO a VALUES (?, 7, ?)",
        "INSERT INTO a VALUES (?, ?) ON CONFLICT DO NOTHING", "INSERT INTO a SELECT ? FROM (VALUES (?)) AS v",
    ])
    func statementsOfAnotherFormStayAsTheyAre(sql: String) {
        var forms: [String: RowForm?] = [:]
        let posts = Self.posts(sql, [1, 2])
        #expect(posts.gathered(&forms).map(\.sql) == [sql, sql])
    }

    @Test func theOrderAmongStatementsIsKept() {
        var forms: [String: RowForm?] = [:]
        let (first, second) = ("INSERT INTO a VALUES (?, ?)", "INSERT INTO b VALUES (?, ?)")
        let posts = Self.posts(first, [1]) + Self.posts(second, [2]) + Self.posts(first, [3])
        #expect(posts.gathered(&forms).map(\.sql) == [first, second, first])
    }

    @Test func rowsOfManyPostsArriveAndAreCounted() async throws {
        struct Refused: Error {}
        let server = try await ScratchPostgres.shared()
        let url = try await server.makeDatabase()
        let connection = try PostgresConnection(to: try PostgresAddress(url), name: "test")
        try connection.simple("CREATE TABLE numbers (a BIGINT PRIMARY KEY, b BIGINT)")
        try connection.inTransaction {
            for number in Int64(0)..<100 {
                try connection.post(
                    "INSERT INTO numbers VALUES (?, ?)", [.integer(number), .integer(nil)])
            }
        }
        let change = "UPDATE numbers SET b = v.column2 FROM (VALUES (?, ?)) AS v WHERE a = v.column1"
        try connection.inTransaction {
            for number in Int64(0)..<100 {
                try connection.post(
                    change, [.integer(number), .integer(number * 2)], expected: (1, Refused()))
            }
        }
        let sum = try connection.query("SELECT count(*) AS n, sum(b)::bigint AS s FROM numbers").rows[0]
        #expect(sum == [.integer(100), .integer(9900)])
        // One of many that changes nothing refuses them all, and nothing is committed.
        #expect(throws: Refused.self) {
            try connection.inTransaction {
                for number in Int64(98)..<102 {
                    try connection.post(change, [.integer(number), .integer(0)], expected: (1, Refused()))
                }
            }
        }
        let kept = try connection.query("SELECT b FROM numbers WHERE a = 99").rows[0]
        #expect(kept == [.integer(198)])
    }
}
