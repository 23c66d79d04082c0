// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Copies all rows from one database to another, both at this build's schema, and reads them back. Everything happens in
/// the two transactions that are given: when it throws, the target must be rolled back.
package struct StoreCopy {
    private static let page = 500

    private let source: any SQLConnection
    private let target: any SQLConnection
    private let place: String?

    /// - Parameter place: of the source, as `markMoved` was told of it. A target that was moved there may be replaced, and
    ///   no other that was moved; nil: any.
    package init(from source: any SQLConnection, to target: any SQLConnection, place: String? = nil) {
        self.source = source
        self.target = target
        self.place = place
    }

    /// Puts the source's rows in the place of the target's.
    /// - Throws: `CopyRefusal`, or what a database throws.
    package func run() throws -> [CopyReport] {
        guard try source.count("accounts") > 0 else { throw CopyRefusal.sourceIsEmpty }
        try checkTarget()
        for table in CopiedTable.all.reversed() { try target.post("DELETE FROM \(table.name)", []) }
        let reports = try CopiedTable.all.map(copy)
        try target.post("INSERT INTO installation (name, value) VALUES ('copied', 'yes')", [])
        return reports
    }

    /// A copy may be replaced until a server has begun to use it, and so may a store that comes back from where it was
    /// moved to. One that was moved elsewhere has older rows than that, and perhaps others than these.
    private func checkTarget() throws {
        guard try target.count("accounts") > 0 else { return }
        if let elsewhere = try target.movedTo() {
            guard place == nil || place == elsewhere else { throw CopyRefusal.targetMoved(to: elsewhere) }
            return
        }
        guard try target.first("SELECT name FROM installation WHERE name = 'copied'", []) == nil else { return }
        throw CopyRefusal.targetInUse(tasks: try target.count("tasks"))
    }

    private func copy(_ table: CopiedTable) throws -> CopyReport {
        let columns = try target.columns(of: table)
        let insertion = table.insertion(of: columns.map(\.name))
        let read = try eachPage(of: table, columns, on: source) { rows in
            for row in rows {
                try target.post(insertion, SQLArguments(try zip(columns, row.values).map { try $0.argument($1) }))
            }
            // Sends them, so that they don't heap up here.
            _ = try target.all("SELECT 1 AS one")
        }
        try restartNumbers(of: table)
        guard try eachPage(of: table, columns, on: target, { _ in }) == read else {
            throw CopyRefusal.differs(table: table.name)
        }
        return CopyReport(table: table.name, rows: read.count, checksum: read.text)
    }

    private func eachPage(
        of table: CopiedTable, _ columns: [TableColumn], on database: any SQLConnection,
        _ body: ([SQLRow]) throws -> Void
    ) throws -> RowsChecksum {
        var checksum = RowsChecksum()
        var last: SQLRow?
        repeat {
            let key = try last.map { row in try table.key.map { try Self.argument(row[$0]) } } ?? []
            let rows = try database.all(
                table.page(of: columns.map(\.name), isFirst: last == nil),
                SQLArguments(key + [.integer(Int64(Self.page))]))
            rows.forEach { checksum.add($0.values) }
            try body(rows)
            last = rows.count < Self.page ? nil : rows.last
        } while last != nil
        return checksum
    }

    private func restartNumbers(of table: CopiedTable) throws {
        guard table.isNumbered, let restart = target.dialect.restartSequence else { return }
        let last = try target.first("SELECT max(seq) AS last FROM \(table.name)")?.optionalInteger("last")
        if let last { _ = try target.all(restart, [table.name, last]) }
    }

    /// Keys are numbers and texts.
    private static func argument(_ value: SQLValue) throws -> SQLArgument {
        switch value {
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        case .null, .bytes, .boolean: throw StoreError(.corrupt, statement: "key")
        }
    }
}

extension SQLConnection {
    /// In the order of their names.
    fileprivate func columns(of table: CopiedTable) throws -> [TableColumn] {
        try all(dialect.columnsOfTable, [table.name]).map(TableColumn.init(row:)).sorted { $0.name < $1.name }
    }

    fileprivate func count(_ table: String) throws -> Int {
        try first("SELECT count(*) AS number FROM \(table)")?.integer("number") ?? 0
    }
}
