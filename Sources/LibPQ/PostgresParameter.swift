// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A value that is sent beside a statement, never in its text. The case is its type, for a null too.
package enum PostgresParameter: Sendable, Equatable {
    case integer(Int64?)
    case text(String?)
    case bytes(Data?)
    case boolean(Bool?)

    var type: PostgresType {
        switch self {
        case .integer: .int8
        case .text: .text
        case .bytes: .bytea
        case .boolean: .bool
        }
    }

    /// The value in PostgreSQL's binary form; nil for a null.
    var bytes: [UInt8]? {
        switch self {
        case .integer(let number): number.map { withUnsafeBytes(of: $0.bigEndian, Array.init) }
        case .text(let text): text.map { Array($0.utf8) }
        case .bytes(let data): data.map { Array($0) }
        case .boolean(let flag): flag.map { [$0 ? 1 : 0] }
        }
    }
}

/// The types that we send or read, by their numbers in every server's catalogue (pg_type.dat).
enum PostgresType: UInt32 {
    case bool = 16
    case bytea = 17
    case name = 19
    case int8 = 20
    case int2 = 21
    case int4 = 23
    case text = 25
    case varchar = 1043
}
