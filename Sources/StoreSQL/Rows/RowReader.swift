// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Takes a row's columns one after another. To look each up by its name costs more than to fetch the row, so what is
/// read with every request has a fixed list of columns.
///
/// All of these throw `StoreError` `.corrupt`, naming the table, for a value of another kind.
struct RowReader {
    private let row: SQLRow
    private let table: String
    private var index = 0

    init(_ row: SQLRow, of table: String) {
        self.row = row
        self.table = table
    }

    mutating func optionalText() throws(StoreError) -> String? { try next().text(table) }
    mutating func optionalInteger() throws(StoreError) -> Int64? { try next().integer(table) }
    mutating func optionalBytes() throws(StoreError) -> Data? { try next().bytes(table) }
    mutating func flag() throws(StoreError) -> Bool { try present(next().flag(table)) }
    mutating func text() throws(StoreError) -> String { try present(optionalText()) }
    mutating func integer() throws(StoreError) -> Int { Int(try present(optionalInteger())) }
    mutating func id<Entity>() throws(StoreError) -> ID<Entity> { ID(rawValue: try text()) }

    mutating func optionalTime() throws(StoreError) -> Timestamp? {
        try optionalInteger().map(Timestamp.init(milliseconds:))
    }

    mutating func time() throws(StoreError) -> Timestamp { try present(optionalTime()) }

    mutating func word<Word: RawRepresentable>() throws(StoreError) -> Word where Word.RawValue == String {
        try present(Word(rawValue: try text()))
    }

    private mutating func next() -> SQLValue {
        defer { index += 1 }
        return row.values[index]
    }

    private func present<Value>(_ value: Value?) throws(StoreError) -> Value {
        guard let value else { throw StoreError(.corrupt, statement: table) }
        return value
    }
}
