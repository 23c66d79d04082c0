// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A column of a table, as the database declares it.
struct TableColumn: Sendable {
    enum Kind: Sendable {
        case integer, text, bytes, boolean
    }

    let name: String
    let kind: Kind

    /// - Throws: `StoreError` `.corrupt` for a type that the schema doesn't have.
    init(row: SQLRow) throws {
        self.name = try row.text("name")
        switch try row.text("type").lowercased() {
        case "integer", "bigint": self.kind = .integer
        case "text": self.kind = .text
        case "blob", "bytea": self.kind = .bytes
        case "boolean": self.kind = .boolean
        default: throw StoreError(.corrupt, statement: name)
        }
    }

    /// The value as this column takes it: one database's booleans are the other's integers.
    func argument(_ value: SQLValue) throws -> SQLArgument {
        switch (kind, value) {
        case (.integer, .integer(let number)): .integer(number)
        case (.integer, .boolean(let flag)): .integer(flag ? 1 : 0)
        case (.boolean, .boolean(let flag)): .boolean(flag)
        case (.boolean, .integer(let number)): .boolean(number != 0)
        case (.text, .text(let text)): .text(text)
        case (.bytes, .bytes(let data)): .bytes(data)
        case (.integer, .null): .integer(nil)
        case (.boolean, .null): .boolean(nil)
        case (.text, .null): .text(nil)
        case (.bytes, .null): .bytes(nil)
        default: throw StoreError(.corrupt, statement: name)
        }
    }
}
