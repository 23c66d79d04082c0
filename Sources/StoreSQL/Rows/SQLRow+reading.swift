// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reading by name. All of these throw `StoreError` `.corrupt`, naming the column, for a value of another kind, and for
/// a word that this build doesn't know.
extension SQLRow {
    func optionalText(_ column: String) throws -> String? { try self[column].text(column) }

    func text(_ column: String) throws -> String { try present(optionalText(column), column) }

    func optionalInteger(_ column: String) throws -> Int? { try self[column].integer(column).map(Int.init) }

    func integer(_ column: String) throws -> Int { try present(optionalInteger(column), column) }

    func flag(_ column: String) throws -> Bool { try present(self[column].flag(column), column) }

    func optionalTime(_ column: String) throws -> Timestamp? {
        try self[column].integer(column).map(Timestamp.init(milliseconds:))
    }

    func time(_ column: String) throws -> Timestamp { try present(optionalTime(column), column) }

    func optionalID<Entity>(_ column: String) throws -> ID<Entity>? {
        try optionalText(column).map(ID.init(rawValue:))
    }

    func id<Entity>(_ column: String) throws -> ID<Entity> { ID(rawValue: try text(column)) }

    func project(_ column: String = "project") throws -> ProjectName {
        ProjectName(trusted: try text(column))
    }

    func optionalWord<Word: RawRepresentable>(_ column: String) throws -> Word? where Word.RawValue == String {
        guard let text = try optionalText(column) else { return nil }
        return try present(Word(rawValue: text), column)
    }

    func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        try present(optionalWord(column), column)
    }

    func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
        guard let text = try optionalText(column) else { return nil }
        return try jsonValue(text, column: column)
    }

    func json<Value: Decodable>(_ column: String) throws -> Value { try present(optionalJSON(column), column) }

    func optionalSealed(_ column: String) throws -> Sealed? { try self[column].bytes(column).map(Sealed.init(bytes:)) }

    func sealed(_ column: String) throws -> Sealed { try present(optionalSealed(column), column) }

    func optionalData(_ column: String) throws -> Data? { try self[column].bytes(column) }

    func digest(_ column: String) throws -> TokenDigest { TokenDigest(storedHex: try text(column)) }

    func blobKey(_ column: String) throws -> BlobKey { try present(BlobKey(try text(column)), column) }

    private func present<Value>(_ value: Value?, _ column: String) throws(StoreError) -> Value {
        guard let value else { throw StoreError(.corrupt, statement: column) }
        return value
    }
}

extension SQLValue {
    /// - Parameter column: for the error.
    func text(_ column: String) throws(StoreError) -> String? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .integer, .bytes, .boolean: throw StoreError(.corrupt, statement: column)
        }
    }

    func integer(_ column: String) throws(StoreError) -> Int64? {
        switch self {
        case .null: nil
        case .integer(let number): number
        case .text, .bytes, .boolean: throw StoreError(.corrupt, statement: column)
        }
    }

    func bytes(_ column: String) throws(StoreError) -> Data? {
        switch self {
        case .null: nil
        case .bytes(let data): data
        case .text, .integer, .boolean: throw StoreError(.corrupt, statement: column)
        }
    }

    func flag(_ column: String) throws(StoreError) -> Bool? {
        switch self {
        case .null: nil
        case .boolean(let flag): flag
        case .integer(let number): number != 0
        case .text, .bytes: throw StoreError(.corrupt, statement: column)
        }
    }
}

/// The value that a column's JSON text means.
/// - Throws: `StoreError` `.corrupt`.
func jsonValue<Value: Decodable>(_ text: String, column: String) throws(StoreError) -> Value {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
        throw StoreError(.corrupt, statement: column)
    }
}

/// The same for text that a digest covers, and that people read: its keys in order.
func sortedJSONText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// A value as JSON text for a column.
func jsonText(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
}
