// SPDX-License-Identifier: Apache-2.0

import GRDB

extension Database {
    /// Runs a statement that was prepared before.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: arguments)
        return changesCount
    }

    func first(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    func all(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }
}

extension StatementArguments {
    /// Values to be joined with others by `+`.
    static func of(_ values: (any DatabaseValueConvertible)?...) -> Self {
        Self(values)
    }
}
