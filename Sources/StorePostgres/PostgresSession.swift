// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import StoreSQL

/// A connection as the statements see it.
struct PostgresSession: SQLConnection {
    let connection: PostgresConnection

    var dialect: SQLDialect { .postgres }

    @discardableResult
    func run(_ sql: String, _ arguments: SQLArguments) throws -> Int {
        try connection.query(sql, arguments.values.map(PostgresParameter.init)).affected
    }

    func post(_ sql: String, _ arguments: SQLArguments, changingOneElse refusal: StoreError?) throws {
        try connection.post(
            sql, arguments.values.map(PostgresParameter.init), expected: refusal.map { (rows: 1, otherwise: $0) })
    }

    func all(_ sql: String, _ arguments: SQLArguments) throws -> [SQLRow] {
        let answer = try connection.query(sql, arguments.values.map(PostgresParameter.init))
        return answer.rows.map { SQLRow(names: answer.names, values: $0.map(SQLValue.init)) }
    }

    func inTransaction(_ body: () throws -> Void) throws {
        try connection.inTransaction("", body)
    }

    func inSavepoint(_ body: () throws -> Void) throws {
        try connection.inSavepoint(body)
    }
}

extension PostgresParameter {
    fileprivate init(_ argument: SQLArgument) {
        switch argument {
        case .integer(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        case .bytes(let data): self = .bytes(data)
        case .boolean(let flag): self = .boolean(flag)
        }
    }
}

extension SQLValue {
    fileprivate init(_ cell: PostgresCell) {
        switch cell {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        case .bytes(let data): self = .bytes(data)
        case .boolean(let flag): self = .boolean(flag)
        // The schema has no such column.
        case .unknown: self = .null
        }
    }
}
