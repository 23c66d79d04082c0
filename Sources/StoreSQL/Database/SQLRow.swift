// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// What stands in one column of one row. SQLite's booleans are integers.
package enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case text(String)
    case bytes(Data)
    case boolean(Bool)
}

/// A row as it was when it was read.
package struct SQLRow: Sendable {
    /// The columns' names, shared by all rows of a statement.
    package let names: [String]
    package let values: [SQLValue]

    package init(names: [String], values: [SQLValue]) {
        self.names = names
        self.values = values
    }

    /// Null for a column that the row does not have: reading it as anything else fails by name.
    subscript(column: String) -> SQLValue {
        names.firstIndex(of: column).map { values[$0] } ?? .null
    }
}
