// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore
import StoreSQL

/// GRDB's connection as the statements see it.
struct SQLiteConnection: SQLConnection {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    var dialect: SQLDialect { .sqlite }

    @discardableResult
    func run(_ sql: String, _ arguments: SQLArguments) throws -> Int {
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
        return database.changesCount
    }

    func post(_ sql: String, _ arguments: SQLArguments, changingOneElse refusal: StoreError?) throws {
        let changed = try run(sql, arguments)
        if let refusal, changed != 1 { throw refusal }
    }

    func all(_ sql: String, _ arguments: SQLArguments) throws -> [SQLRow] {
        let statement = try database.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        let names = statement.columnNames
        var found: [SQLRow] = []
        while let row = try rows.next() {
            found.append(SQLRow(names: names, values: row.databaseValues.map(SQLValue.init)))
        }
        return found
    }

    func inTransaction(_ body: () throws -> Void) throws {
        try database.inTransaction(.immediate) {
            try body()
            return .commit
        }
    }

    func inSavepoint(_ body: () throws -> Void) throws {
        try database.inSavepoint {
            try body()
            return .commit
        }
    }
}

extension SQLDialect {
    static let sqlite = SQLDialect(
        integer: "INTEGER", bytes: "BLOB", boolean: "INTEGER", sequence: "INTEGER PRIMARY KEY", tableEnd: "STRICT",
        keyedTableEnd: "STRICT, WITHOUT ROWID", passingTable: "TABLE", checksAreCheap: true,
        dropsConstraints: false, lockingRows: "", skippingLocked: "", like: "LIKE",
        elementsOfList: "SELECT value FROM json_each(?)", takeTurn: nil, tryTurn: nil, clock: nil,
        columnsOfTable: "SELECT name, type FROM pragma_table_info(?)", restartSequence: nil)
}

extension StatementArguments {
    fileprivate init(_ arguments: SQLArguments) {
        self.init(
            arguments.values.map { argument -> (any DatabaseValueConvertible)? in
                switch argument {
                case .integer(let number): number
                case .text(let text): text
                case .bytes(let data): data
                case .boolean(let flag): flag
                }
            })
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes(data)
        // The schema has no such column.
        case .double: self = .null
        }
    }
}
