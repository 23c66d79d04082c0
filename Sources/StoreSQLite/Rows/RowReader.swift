// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

/// Takes a row's columns one after another. To look each up by its name costs more than to fetch the row, so what is
/// read with every request has a fixed list of columns.
struct RowReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) {
        self.row = row
    }

    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
        defer { index += 1 }
        return row[index]
    }

    mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value? {
        defer { index += 1 }
        return row[index]
    }

    mutating func id<Entity>() -> ID<Entity> { ID(rawValue: next()) }

    mutating func time() -> Timestamp { Timestamp(milliseconds: next()) }

    mutating func optionalTime() -> Timestamp? { (optional() as Int64?).map(Timestamp.init(milliseconds:)) }

    /// - Throws: `StoreError` `.corrupt` for a word that this build doesn't know.
    mutating func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: next() as String) else { throw StoreError(.corrupt, statement: column) }
        return word
    }
}
