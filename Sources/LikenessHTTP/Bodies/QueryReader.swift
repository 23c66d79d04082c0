// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore

/// The query of a request. An empty value stands for none.
struct QueryReader {
    private let parameters: Parameters

    init(_ request: Request) {
        self.parameters = request.uri.queryParameters
    }

    /// The language of messages.
    var language: Language { Language(first(of: ["language"])?.value) }

    /// The first of `names` that is given; more than one for a field that clients spell in two ways.
    /// - Throws: for text that no row can hold, and that therefore nothing is found by.
    func text(_ names: String...) throws(FieldViolation) -> String? {
        guard let (name, value) = first(of: names) else { return nil }
        if value.utf8.contains(0) { throw FieldViolation(name, .malformed(expected: "text without NUL characters")) }
        return value
    }

    func integer(_ names: String..., in range: ClosedRange<Int64>) throws(FieldViolation) -> Int64? {
        guard let (name, text) = first(of: names) else { return nil }
        guard let integer = Int64(text) else { throw FieldViolation(name, .wrongType(expected: "integer")) }
        guard range.contains(integer) else {
            throw FieldViolation(name, .outOfRange(allowed: "\(range.lowerBound)-\(range.upperBound)"))
        }
        return integer
    }

    private func first(of names: [String]) -> (name: String, value: String)? {
        for name in names {
            if let value = parameters[name[...]], !value.isEmpty { return (name, String(value)) }
        }
        return nil
    }
}
