// SPDX-License-Identifier: Apache-2.0

/// With Foundation alone, for the operations that `LikenessClient` has no call for; those that it has are written out
/// in the description. On Linux, `import FoundationNetworking` too.
struct SwiftSample {
    let call: SampleCall

    var text: String {
        var lines = [
            "import Foundation",
            "#if canImport(FoundationNetworking)",
            "import FoundationNetworking",
            "#endif",
            "",
            "let environment = ProcessInfo.processInfo.environment",
            "let address = environment[\"LIKENESS_CLIENT_URL\", default: \"\"] + \"\(call.target)\"",
            "guard let url = URL(string: address) else { throw URLError(.badURL) }",
            "var request = URLRequest(url: url)",
        ]
        if call.method != "GET" { lines.append("request.httpMethod = \"\(call.method)\"") }
        if call.needsKey {
            lines.append("let key = environment[\"LIKENESS_CLIENT_KEY\", default: \"\"]")
            lines.append("request.setValue(\"Bearer \\(key)\", forHTTPHeaderField: \"Authorization\")")
        }
        lines += call.headers.map { "request.setValue(\"\($0.value)\", forHTTPHeaderField: \"\($0.name)\")" }
        if case .json(let value) = call.body {
            lines.append("request.setValue(\"application/json\", forHTTPHeaderField: \"Content-Type\")")
            lines.append("request.httpBody = Data(#\"\"\"\n    \(value.literal(indent: "    "))\n    \"\"\"#.utf8)")
        }
        lines.append("let (data, _) = try await URLSession.shared.data(for: request)")
        lines.append("print(String(decoding: data, as: UTF8.self))")
        return lines.joined(separator: "\n")
    }
}
