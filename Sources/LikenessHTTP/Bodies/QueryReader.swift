// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore

/// The query of a request. An empty value stands for none.
struct QueryReader {
    private let items: [(name: String, value: String?)]

    init(_ request: Request) {
        self.items = request.uri.query?.formItems ?? []
    }

    /// The language of messages.
    var language: Language { Language((try? values(of: ["language"]))?.first?.value) }

    /// The first of `names` that is given; more than one for a field that clients spell in two ways.
    /// - Throws: for text that no row can hold, and that therefore nothing is found by.
    func text(_ names: String...) throws(FieldViolation) -> String? {
        let values = try values(of: names)
        for (name, value) in values where value.utf8.contains(0) {
            throw FieldViolation(name, .malformed(expected: "text without NUL characters"))
        }
        return values.first?.value
    }

    func integer(_ names: String..., in range: ClosedRange<Int64>) throws(FieldViolation) -> Int64? {
        let integers = try values(of: names).map { name, text throws(FieldViolation) in
            guard let integer = Int64(text) else { throw FieldViolation(name, .wrongType(expected: "integer")) }
            guard range.contains(integer) else {
                throw FieldViolation(name, .outOfRange(allowed: "\(range.lowerBound)-\(range.upperBound)"))
            }
            return integer
        }
        return integers.first
    }

    /// All that is given under one of the names: what doesn't count may not be nonsense either.
    private func values(of names: [String]) throws(FieldViolation) -> [(name: String, value: String)] {
        var values: [(name: String, value: String)] = []
        for name in names {
            for item in items where item.name == name {
                guard let value = item.value else {
                    throw FieldViolation(name, .malformed(expected: "percent-encoded UTF-8"))
                }
                if !value.isEmpty { values.append((name, value)) }
            }
        }
        return values
    }
}
