// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import LikenessHTTP

/// Bodies of requests as JSON. What our parser takes, Foundation's takes too, and reads alike.
enum JSON {
    static func feed(_ bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes) else { return }
        guard let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
            preconditionFailure("Foundation refuses what our parser takes")
        }
        precondition(agrees(value, other), "Foundation reads something else")
    }

    private static func agrees(_ value: JSONValue, _ other: Any) -> Bool {
        switch value {
        case .null: other is NSNull
        case .bool(let bool): (other as? Bool) == bool
        case .integer(let integer): isNear(Double(integer), other)
        case .number(let number): isNear(number, other)
        case .string(let text): (other as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
        case .array(let items):
            (other as? [Any]).map { others in
                items.count == others.count && zip(items, others).allSatisfy { agrees($0, $1) }
            } ?? false
        case .object(let fields):
            // Names that Unicode holds to be equal are one name here and may be two there.
            (other as? [String: Any]).map { others in
                others.count != fields.count
                    || fields.allSatisfy { name, value in others[name].map { agrees(value, $0) } ?? false }
            } ?? false
        }
    }

    /// Foundation's last digit of a long fraction is sometimes another.
    private static func isNear(_ number: Double, _ other: Any) -> Bool {
        (other as? NSNumber).map { abs($0.doubleValue - number) <= abs(number) * 1e-14 } ?? false
    }
}
