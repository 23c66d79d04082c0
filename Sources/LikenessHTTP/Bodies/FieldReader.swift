// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The fields of one JSON object. Every reading names the field in full (`assets[3].url`) when it refuses. Unknown
/// fields are ignored; null, `""` and `[]` stand for a field that was left out (contract/apimart.md 3.2 and 3.3).
struct FieldReader: Sendable {
    /// Where the object stands in the body; empty for the body itself.
    let path: String
    private let fields: [String: JSONValue]

    /// - Throws: `FieldViolation` when the value is no object.
    init(_ value: JSONValue, path: String = "") throws(FieldViolation) {
        guard case .object(let fields) = value else {
            throw FieldViolation(path, .wrongType(expected: "object"))
        }
        self.path = path
        self.fields = fields
    }

    func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    func violation(_ name: String, _ problem: FieldProblem) -> FieldViolation {
        FieldViolation(path(of: name), problem)
    }

    /// Whether the field is there with something in it.
    func has(_ name: String) -> Bool { value(name) != nil }

    /// Whether the field is there at all, even if empty.
    func mentions(_ name: String) -> Bool { fields[name].map { $0 != .null } ?? false }

    private func value(_ name: String) -> JSONValue? {
        guard let value = fields[name], !value.isBlank else { return nil }
        return value
    }

    func string(_ name: String, atMost length: Int? = nil) throws(FieldViolation) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw violation(name, .wrongType(expected: "string")) }
        try checkCharacters(of: text, name)
        // Code points, as the databases count them.
        if let length, text.unicodeScalars.count > length { throw violation(name, .tooLong(maximum: length)) }
        return text
    }

    /// PostgreSQL's texts hold every character but one.
    private func checkCharacters(of text: String, _ name: String) throws(FieldViolation) {
        if text.utf8.contains(0) { throw violation(name, .malformed(expected: "text without NUL characters")) }
    }

    func requiredString(_ name: String, atMost length: Int? = nil) throws(FieldViolation) -> String {
        if fields[name] == .string("") { throw violation(name, .empty) }
        guard let text = try string(name, atMost: length) else { throw violation(name, .missing) }
        return text
    }

    func integer(_ name: String) throws(FieldViolation) -> Int64? {
        guard let value = value(name) else { return nil }
        guard case .integer(let integer) = value else { throw violation(name, .wrongType(expected: "integer")) }
        return integer
    }

    func integer(_ name: String, in range: ClosedRange<Int64>) throws(FieldViolation) -> Int64? {
        guard let integer = try integer(name) else { return nil }
        guard range.contains(integer) else {
            throw violation(name, .outOfRange(allowed: "\(range.lowerBound)-\(range.upperBound)"))
        }
        return integer
    }

    func bool(_ name: String) throws(FieldViolation) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let bool) = value else { throw violation(name, .wrongType(expected: "boolean")) }
        return bool
    }

    /// One word of a closed set.
    func choice<Word: RawRepresentable & CaseIterable>(_ name: String, of type: Word.Type = Word.self)
        throws(FieldViolation) -> Word? where Word.RawValue == String
    {
        guard let text = try string(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw violation(name, .notOneOf(Word.allCases.map(\.rawValue)))
        }
        return word
    }

    func strings(_ name: String, atMost count: Int) throws(FieldViolation) -> [String] {
        var texts: [String] = []
        for (index, value) in try array(name, of: "strings", atMost: count).enumerated() {
            guard case .string(let text) = value else {
                throw violation("\(name)[\(index)]", .wrongType(expected: "string"))
            }
            try checkCharacters(of: text, "\(name)[\(index)]")
            texts.append(text)
        }
        return texts
    }

    func object(_ name: String) throws(FieldViolation) -> FieldReader? {
        guard let value = value(name) else { return nil }
        return try FieldReader(value, path: path(of: name))
    }

    func objects(_ name: String, atMost count: Int) throws(FieldViolation) -> [FieldReader] {
        var readers: [FieldReader] = []
        for (index, value) in try array(name, of: "objects", atMost: count).enumerated() {
            readers.append(try FieldReader(value, path: "\(path(of: name))[\(index)]"))
        }
        return readers
    }

    private func array(_ name: String, of what: String, atMost count: Int) throws(FieldViolation) -> [JSONValue] {
        guard let value = value(name) else { return [] }
        guard case .array(let items) = value else {
            throw violation(name, .wrongType(expected: "array of \(what)"))
        }
        guard items.count <= count else { throw violation(name, .tooMany(maximum: count)) }
        return items
    }
}

extension ProjectName {
    /// - Parameter text: nil where the request names none: then it is the key's usual one.
    init(reading text: String?, path: String, of principal: Principal) throws(FieldViolation) {
        guard let text else {
            self = principal.grant.usualProject
            return
        }
        try self.init(reading: text, path: path)
        // The key's own list, so nothing is told that its holder doesn't know.
        if let projects = principal.grant.projects, !projects.contains(self) {
            throw FieldViolation(path, .notOneOf(projects.map(\.rawValue)))
        }
    }

    private init(reading text: String, path: String) throws(FieldViolation) {
        guard text.unicodeScalars.count <= Self.lengths.upperBound else {
            throw FieldViolation(path, .tooLong(maximum: Self.lengths.upperBound))
        }
        guard let project = ProjectName(rawValue: text) else {
            throw FieldViolation(path, .malformed(expected: "text without control characters"))
        }
        self = project
    }
}

extension FieldReader {
    /// `project_name`, or the key's usual one: `default`, unless the key is bound to others (contract/apimart.md 1.1).
    func project(of principal: Principal) throws(FieldViolation) -> ProjectName {
        try ProjectName(reading: string("project_name"), path: path(of: "project_name"), of: principal)
    }
}
