// SPDX-License-Identifier: Apache-2.0

/// A `WHERE` that grows with what is asked for. Its places are bare `?`s, in their order.
struct SQLCondition {
    private(set) var sql = "TRUE"
    private(set) var values: SQLArguments = []

    mutating func add(_ sql: String, _ values: SQLArguments) {
        self.sql += " AND \(sql)"
        self.values = self.values + values
    }

    /// `column = value`, unless there is no value.
    mutating func add<Value: SQLArgumentConvertible>(_ column: String, equals value: Value?) {
        guard let value else { return }
        add("\(column) = ?", [value])
    }

    /// Rows that have `text` in one of the columns.
    mutating func add(_ columns: [String], contain text: String?, _ dialect: SQLDialect) {
        guard let text else { return }
        let pattern = LikePattern(containing: text).text
        let parts = columns.map { "\($0) \(dialect.like) ? ESCAPE '\\'" }
        add("(\(parts.joined(separator: " OR ")))", SQLArguments(columns.map { _ in .text(pattern) }))
    }
}
