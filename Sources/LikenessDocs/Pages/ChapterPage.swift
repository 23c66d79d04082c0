// SPDX-License-Identifier: Apache-2.0

/// The page of one chapter, as GitHub-flavoured Markdown: what is served as `.md`, and what the HTML is made of.
struct ChapterPage {
    let chapter: APIDescription.Chapter
    let references: References

    /// - Throws: `DescriptionProblem` for a reference that leads nowhere.
    func markdown() throws -> String {
        var parts = ["# \(chapter.name)", chapter.description]
        for operation in chapter.operations {
            parts += try section(operation, "`\(operation.method) \(operation.path)`")
            parts.append("### Example")
            parts += CodeSample.allCases.map { fenced($0.text(of: operation), $0.fence) }
            parts += try answers(operation)
        }
        for post in chapter.posts {
            parts += try section(post, "`\(post.method)` to your server")
            parts += examples(post.body)
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func section(_ operation: Operation, _ line: String) throws -> [String] {
        let title = operation.summary.hasSuffix(".") ? String(operation.summary.dropLast()) : operation.summary
        var parts = ["## \(title)", line + (operation.needsKey ? "" : ", without a key"), operation.description]
        if !operation.parameters.isEmpty {
            let rows = try operation.parameters.map { parameter in
                [
                    "`\(parameter.name)`", parameter.place,
                    try SchemaWords(references: references).type(of: parameter.schema),
                    needed(parameter.isRequired, parameter.description),
                ]
            }
            parts += ["### Parameters", table(["name", "in", "type", "meaning"], rows)]
        }
        if let schema = operation.body?.schema { parts += try fields(of: schema, "Body") }
        return parts
    }

    private func fields(of schema: DescriptionNode, _ title: String) throws -> [String] {
        let rows = try FieldRow.rows(of: schema, references).map {
            ["`\($0.path)`", $0.type, needed($0.isRequired, $0.description)]
        }
        return rows.isEmpty ? [] : ["### \(title)", table(["field", "type", "meaning"], rows)]
    }

    private func answers(_ operation: Operation) throws -> [String] {
        var parts: [String] = []
        for answer in operation.answers where !answer.isError {
            parts += ["### Answer \(answer.status)", answer.description]
            parts += examples(answer.content)
            if let schema = answer.content?.schema { parts += try fields(of: schema, "Fields of \(answer.status)") }
        }
        let errors = operation.answers.filter(\.isError).map { ["\($0.status)", $0.description] }
        if !errors.isEmpty { parts += ["### Errors", table(["status", "when"], errors)] }
        return parts
    }

    private func examples(_ content: Operation.Content?) -> [String] {
        guard let content else { return [] }
        return content.examples.flatMap { title, value in
            // Other types are text as it comes: events, metrics.
            let text = value.isString ? value.text ?? "" : value.literal()
            return [title.isEmpty ? "" : "\(title):", fenced(text, content.type.hasSuffix("json") ? "json" : "text")]
        }
    }

    private func needed(_ isRequired: Bool, _ description: String) -> String {
        isRequired ? "**Required.** \(description)" : description
    }

    private func fenced(_ text: String, _ language: String) -> String { "```\(language)\n\(text)\n```" }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows.map { $0.map(cell) })
            .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }

    private func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").split(separator: "\n").joined(separator: " ")
    }
}
