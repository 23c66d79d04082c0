// SPDX-License-Identifier: Apache-2.0

/// One operation of the description.
struct Operation {
    struct Parameter {
        let name: String
        /// `path`, `query` or `header`.
        let place: String
        let isRequired: Bool
        let description: String
        let schema: DescriptionNode
        let example: String?
    }

    /// A body, of a request or an answer.
    struct Content {
        let type: String
        let schema: DescriptionNode?
        let examples: [(title: String, value: DescriptionNode)]
    }

    struct Answer {
        /// `200`, or `2XX`.
        let status: String
        let description: String
        let content: Content?

        var isError: Bool { !status.hasPrefix("2") && !status.hasPrefix("3") }
    }

    let id: String
    let tag: String
    let method: String
    let path: String
    let summary: String
    let description: String
    let needsKey: Bool
    let parameters: [Parameter]
    let body: Content?
    let answers: [Answer]
    /// In a language that is not made by rule: `x-codeSamples`, by `lang`.
    let ownSamples: [String: String]

    init(_ method: String, _ path: String, _ node: DescriptionNode, _ references: References) throws {
        self.id = try APIDescription.required(node["operationId"]?.text, "operationId of \(path)")
        self.tag = try APIDescription.required(node["tags"]?.texts.first, "tags of \(path)")
        self.method = method.uppercased()
        self.path = path
        self.summary = try APIDescription.required(node["summary"]?.text, "summary of \(path)")
        self.description = node["description"]?.text ?? ""
        self.needsKey = node["security"].map { !$0.items.isEmpty } ?? true
        self.parameters = try (node["parameters"]?.items ?? []).map { try Parameter($0, references) }
        self.body = try node["requestBody"].map { try Content(references.resolve($0), references) } ?? nil
        self.answers = try (node["responses"]?.fields ?? []).map { status, answer in
            let answer = try references.resolve(answer)
            return Answer(
                status: status, description: answer["description"]?.text ?? "",
                content: try Content(answer, references))
        }
        let samples = (node["x-codeSamples"]?.items ?? []).compactMap { sample in
            sample["lang"]?.text.flatMap { lang in sample["source"]?.text.map { (lang, $0) } }
        }
        self.ownSamples = Dictionary(samples) { first, _ in first }
    }
}

extension Operation.Parameter {
    fileprivate init(_ node: DescriptionNode, _ references: References) throws {
        let node = try references.resolve(node)
        self.name = try APIDescription.required(node["name"]?.text, "a parameter's name")
        self.place = node["in"]?.text ?? ""
        self.isRequired = node["required"]?.text == "true"
        self.description = node["description"]?.text ?? ""
        self.schema = try APIDescription.schema(of: node, "parameter \(name)")
        self.example = node["example"]?.text ?? schema["example"]?.text
    }
}

extension APIDescription {
    fileprivate static func schema(of node: DescriptionNode, _ what: String) throws -> DescriptionNode {
        guard let schema = node["schema"] else { throw DescriptionProblem.missing("schema of \(what)") }
        return schema
    }
}

extension Operation.Content {
    /// Of the first media type; nil when there is none.
    fileprivate init?(_ node: DescriptionNode, _ references: References) throws {
        guard let (type, content) = node["content"]?.fields.first else { return nil }
        self.type = type
        self.schema = content["schema"]
        if let example = content["example"] {
            self.examples = [("", example)]
        } else {
            self.examples = try (content["examples"]?.fields ?? []).compactMap { _, example in
                let example = try references.resolve(example)
                return example["value"].map { (example["summary"]?.text ?? "", $0) }
            }
        }
    }
}
