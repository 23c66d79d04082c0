// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A value for a statement. The case tells the type of a null too, which PostgreSQL asks for.
package enum SQLArgument: Sendable, Equatable {
    case integer(Int64?)
    case text(String?)
    case bytes(Data?)
    case boolean(Bool?)
}

/// Something that can be a statement's value.
package protocol SQLArgumentConvertible {
    static func sqlArgument(_ value: Self?) -> SQLArgument
}

/// The values of a statement, in the order of their places.
package struct SQLArguments: Sendable, ExpressibleByArrayLiteral {
    package private(set) var values: [SQLArgument]

    package init(arrayLiteral elements: any SQLArgumentConvertible...) {
        self.values = elements.map { Self.argument($0) }
    }

    package init(_ values: [SQLArgument]) {
        self.values = values
    }

    private static func argument<Value: SQLArgumentConvertible>(_ value: Value) -> SQLArgument {
        Value.sqlArgument(value)
    }

    static func + (lhs: Self, rhs: Self) -> Self {
        var joined = lhs
        joined.values += rhs.values
        return joined
    }
}

extension Optional: SQLArgumentConvertible where Wrapped: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument {
        Wrapped.sqlArgument(value ?? nil)
    }
}

extension String: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .text(value) }
}

extension Bool: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .boolean(value) }
}

extension Data: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .bytes(value) }
}

extension Int: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .integer(value.map { Int64($0) }) }
}

extension Int64: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .integer(value) }
}
