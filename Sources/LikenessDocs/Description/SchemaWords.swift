// SPDX-License-Identifier: Apache-2.0

/// A schema's type in a few words: `integer 4 to 30`, `"480p" or "720p"`, `at most 9 in a list: object`.
struct SchemaWords {
    let references: References

    func type(of schema: DescriptionNode) throws -> String {
        // An empty value that stands for none is the same for every field, and told once, in the introduction.
        if References.name(of: schema) == "Blank" { return "" }
        let node = try references.resolve(schema)
        if let const = node["const"] { return code(const) }
        if let values = node["enum"]?.items { return values.map(code).joined(separator: " or ") }
        if let branches = node["anyOf"]?.items ?? node["oneOf"]?.items {
            return try branches.map(type).filter { !$0.isEmpty }.joined(separator: " or ")
        }
        if let parts = node["allOf"]?.items, node["type"] == nil {
            return try parts.map(type).first { !$0.isEmpty } ?? ""
        }
        let types = node["type"].map { $0.isSequence ? $0.texts : [$0.text ?? ""] } ?? []
        return try types.map { try words(for: $0, node) }.joined(separator: " or ")
    }

    private func words(for type: String, _ node: DescriptionNode) throws -> String {
        switch type {
        case "array":
            let element = try node["items"].map { try self.type(of: $0) } ?? ""
            let count = node["maxItems"]?.text.map { "at most \($0) in a list" } ?? "list"
            return element.isEmpty ? count : "\(count): \(element)"
        case "integer", "number":
            switch (node["minimum"]?.text, node["maximum"]?.text) {
            case (let least?, let most?): return "\(type) \(least) to \(most)"
            case (let least?, nil): return "\(type), at least \(least)"
            case (nil, let most?): return "\(type), at most \(most)"
            case (nil, nil): return type
            }
        case "string":
            return type + (node["maxLength"]?.text.map { " of at most \($0)" } ?? "")
        default: return type
        }
    }

    private func code(_ value: DescriptionNode) -> String { "`\(value.literal())`" }
}
