// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Row {
    func time(_ column: String) -> Timestamp {
        Timestamp(milliseconds: self[column])
    }

    func optionalTime(_ column: String) -> Timestamp? {
        (self[column] as Int64?).map(Timestamp.init(milliseconds:))
    }

    func id<Entity>(_ column: String) -> ID<Entity> {
        ID(rawValue: self[column])
    }

    func optionalID<Entity>(_ column: String) -> ID<Entity>? {
        (self[column] as String?).map(ID.init(rawValue:))
    }

    func project() -> ProjectName {
        ProjectName(trusted: self["project"])
    }

    /// - Throws: `StoreError` `.corrupt` for a word that this build doesn't know.
    func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: self[column]) else { throw StoreError(.corrupt, statement: column) }
        return word
    }

    func optionalWord<Word: RawRepresentable>(_ column: String) throws -> Word? where Word.RawValue == String {
        guard (self[column] as String?) != nil else { return nil }
        return try word(column) as Word
    }

    func json<Value: Decodable>(_ column: String) throws -> Value {
        try jsonValue(self[column], column: column)
    }

    func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
        guard (self[column] as String?) != nil else { return nil }
        return try json(column) as Value
    }

    func optionalSealed(_ column: String) -> Sealed? {
        (self[column] as Data?).map(Sealed.init(bytes:))
    }

    func blobKey(_ column: String) throws -> BlobKey {
        guard let key = BlobKey(self[column] as String) else { throw StoreError(.corrupt, statement: column) }
        return key
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

/// A value as JSON text for a column.
func jsonText(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
}
