// SPDX-License-Identifier: Apache-2.0

/// A field of a body, as a row of a table. Fields within fields come behind theirs, with their whole path.
struct FieldRow {
    /// `image_with_roles[].url`
    let path: String
    let type: String
    let isRequired: Bool
    let description: String

    /// The rows of an object's schema.
    static func rows(of schema: DescriptionNode, _ references: References) throws -> [FieldRow] {
        try rows(of: schema, "", references, inside: [])
    }

    /// - Parameter names: of the schemas that we are within: one that holds itself is shown once.
    private static func rows(
        of schema: DescriptionNode, _ prefix: String, _ references: References, inside names: Set<String>
    ) throws -> [FieldRow] {
        var rows: [FieldRow] = []
        for (node, names) in try objects(in: schema, references, names) {
            let required = Set(node["required"]?.texts ?? [])
            for (name, field) in node["properties"]?.fields ?? []
            where !rows.contains(where: { $0.path == prefix + name }) {
                let words = SchemaWords(references: references)
                let resolved = try references.resolve(field)
                rows.append(
                    FieldRow(
                        path: prefix + name, type: try words.type(of: field), isRequired: required.contains(name),
                        description: description(of: field, resolved)))
                let (element, isList) = try element(of: field, references)
                rows += try self.rows(of: element, prefix + name + (isList ? "[]." : "."), references, inside: names)
            }
        }
        return rows
    }

    private static func description(of field: DescriptionNode, _ resolved: DescriptionNode) -> String {
        let text = field["description"]?.text ?? resolved["description"]?.text ?? ""
        guard let value = field["default"] ?? resolved["default"] else { return text }
        return "\(text) Default: `\(value.literal())`."
    }

    /// The objects that a schema may be: itself, or branches of it.
    private static func objects(in schema: DescriptionNode, _ references: References, _ names: Set<String>) throws
        -> [(DescriptionNode, Set<String>)]
    {
        var names = names
        if let name = References.name(of: schema) {
            guard names.insert(name).inserted else { return [] }
        }
        let node = try references.resolve(schema)
        let own = node["properties"] == nil ? [] : [(node, names)]
        let branches = ["allOf", "anyOf", "oneOf"].flatMap { node[$0]?.items ?? [] }
        return try own + branches.flatMap { try objects(in: $0, references, names) }
    }

    private static func element(of field: DescriptionNode, _ references: References) throws
        -> (schema: DescriptionNode, isList: Bool)
    {
        for branch in [field] + ["anyOf", "oneOf"].flatMap({ field[$0]?.items ?? [] }) {
            if let items = try references.resolve(branch)["items"] { return (items, true) }
        }
        return (field, false)
    }
}
