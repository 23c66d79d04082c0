// SPDX-License-Identifier: Apache-2.0

/// What `openapi.json` says, as the pages need it. The file is the one source: it is served as it is, the pages and
/// their samples are made of it, and the tests hold the server to it.
struct APIDescription {
    let title: String
    let summary: String
    /// CommonMark, as all descriptions.
    let introduction: String
    let chapters: [Chapter]
    let references: References

    /// The operations of one tag.
    struct Chapter {
        let name: String
        let description: String
        let operations: [Operation]
        /// What the server posts to its users.
        let posts: [Operation]

        /// The last part of the page's address.
        var slug: String { name.lowercased() }
    }

    /// - Throws: `DescriptionProblem`, or what Yams throws for a text that is no JSON.
    init(parsing text: String) throws {
        let root = try DescriptionNode(parsing: text)
        self.references = References(root: root)
        self.title = try Self.required(root["info"]?["title"]?.text, "info.title")
        self.summary = try Self.required(root["info"]?["summary"]?.text, "info.summary")
        self.introduction = try Self.required(root["info"]?["description"]?.text, "info.description")
        let operations = try Self.operations(of: root["paths"], references)
        let posts = try Self.operations(of: root["webhooks"], references)
        self.chapters = try (root["tags"]?.items ?? []).map { tag in
            let name = try Self.required(tag["name"]?.text, "tags.name")
            return Chapter(
                name: name, description: tag["description"]?.text ?? "",
                operations: operations.filter { $0.tag == name }, posts: posts.filter { $0.tag == name })
        }
    }

    var operations: [Operation] { chapters.flatMap(\.operations) }

    private static func operations(of paths: DescriptionNode?, _ references: References) throws -> [Operation] {
        try (paths?.fields ?? []).flatMap { path, methods in
            try methods.fields.map { try Operation($0.name, path, $0.value, references) }
        }
    }

    static func required(_ text: String?, _ what: String) throws(DescriptionProblem) -> String {
        guard let text else { throw .missing(what) }
        return text
    }
}

/// Follows `{"$ref":"#/…"}`.
struct References {
    let root: DescriptionNode

    /// - Throws: `DescriptionProblem.unresolved`.
    func resolve(_ node: DescriptionNode) throws(DescriptionProblem) -> DescriptionNode {
        guard let reference = node["$ref"]?.text else { return node }
        var found: DescriptionNode? = root
        for part in reference.split(separator: "/").dropFirst() { found = found?[String(part)] }
        guard let found else { throw .unresolved(reference) }
        return try resolve(found)
    }

    /// The last part of a reference: the name of what it leads to.
    static func name(of node: DescriptionNode) -> String? {
        node["$ref"]?.text?.split(separator: "/").last.map(String.init)
    }
}
