// SPDX-License-Identifier: Apache-2.0

import CLibPQ

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// What stands in one column of one row.
package enum PostgresCell: Sendable, Equatable {
    case null
    case integer(Int64)
    case text(String)
    case bytes(Data)
    case boolean(Bool)
    /// A type that nothing here asks for, by its number.
    case unknown(UInt32)
}

/// The answer to a statement.
package struct PostgresRows: Sendable {
    /// How many rows were changed, or read.
    package let affected: Int
    package let names: [String]
    package let rows: [[PostgresCell]]
    /// The first word of the command's tag, as in `COMMIT`.
    let tag: String

    /// - Parameter result: a binary result; stays the caller's.
    init(_ result: OpaquePointer) {
        self.tag = String(cString: PQcmdStatus(result))
        self.affected = Int(String(cString: PQcmdTuples(result))) ?? 0
        let columns = 0..<PQnfields(result)
        self.names = columns.map { String(cString: PQfname(result, $0)) }
        let types = columns.map { PQftype(result, $0) }
        self.rows = (0..<PQntuples(result)).map { row in
            columns.map { PostgresCell(result, row: row, column: $0, type: types[Int($0)]) }
        }
    }
}

extension PostgresCell {
    fileprivate init(_ result: OpaquePointer, row: Int32, column: Int32, type: Oid) {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
            self = .null
            return
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        switch PostgresType(rawValue: type) {
        case .int8, .int4, .int2: self = .integer(Self.integer(bytes))
        case .text, .varchar, .name: self = .text(String(decoding: bytes, as: UTF8.self))
        case .bytea: self = .bytes(Data(bytes))
        case .bool: self = .boolean(bytes.first == 1)
        case nil: self = .unknown(type)
        }
    }

    /// Big-endian, in two, four or eight bytes; the first carries the sign.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        let sign: Int64 = (bytes.first ?? 0) & 0x80 == 0 ? 0 : -1
        return bytes.reduce(sign) { $0 << 8 | Int64($1) }
    }
}
