// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LibPQ

@Suite struct PostgresStatementTests {
    @Test(arguments: [
        ("SELECT 1", "SELECT 1"),
        ("a = ? AND b = ?", "a = $1 AND b = $2"),
        ("VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"),
        ("a = ?2 AND b = ?12 OR c = ?2", "a = $2 AND b = $12 OR c = $2"),
        ("name = '…' AND id = ?", "name = '…' AND id = $1"),
        ("?", "$1"),
    ])
    func placesAreWrittenAsTheServerReadsThem(_ sql: String, _ text: String) {
        #expect(PostgresStatement(sql).text == text)
    }
}
