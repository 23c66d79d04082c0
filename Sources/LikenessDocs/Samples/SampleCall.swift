// SPDX-License-Identifier: Apache-2.0

/// The call that an operation's samples make: its first example, with the parameters that it can't do without.
struct SampleCall {
    let method: String
    /// With its query.
    let target: String
    /// What a header's parameter needs, besides the key and the body's type.
    let headers: [(name: String, value: String)]
    let needsKey: Bool
    /// Whether the answer goes on for as long as there is something to tell.
    let isStream: Bool
    let body: Body

    enum Body {
        case none
        case json(DescriptionNode)
        /// The field and the file of a form.
        case file(field: String, name: String)
    }

    init(_ operation: Operation) {
        self.method = operation.method
        self.needsKey = operation.needsKey
        self.isStream = operation.answers.contains { $0.content?.type == "text/event-stream" }
        var path = operation.path
        var query: [String] = []
        var headers: [(String, String)] = []
        for parameter in operation.parameters {
            let value = parameter.example ?? ""
            switch parameter.place {
            case "path": path = path.replacing("{\(parameter.name)}", with: value)
            case "query" where parameter.isRequired: query.append("\(parameter.name)=\(value)")
            case "header" where parameter.isRequired:
                headers.append((parameter.name, value))
            default: break
            }
        }
        self.target = path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        self.headers = headers
        self.body = Self.body(operation.body)
    }

    private static func body(_ content: Operation.Content?) -> Body {
        guard let content, let example = content.examples.first?.value else { return .none }
        guard content.type == "multipart/form-data" else { return .json(example) }
        let file = example.fields.first
        return .file(field: file?.name ?? "file", name: file?.value.text.map { String($0.drop { $0 == "@" }) } ?? "")
    }
}
