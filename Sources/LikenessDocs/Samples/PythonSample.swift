// SPDX-License-Identifier: Apache-2.0

/// With `requests`, which every Python has or can have.
struct PythonSample {
    let call: SampleCall

    var text: String {
        var arguments = ["os.environ[\"LIKENESS_CLIENT_URL\"] + \"\(call.target)\""]
        var headers = call.headers.map { "\"\($0.name)\": \"\($0.value)\"" }
        if call.needsKey {
            headers.insert("\"Authorization\": \"Bearer \" + os.environ[\"LIKENESS_CLIENT_KEY\"]", at: 0)
        }
        if !headers.isEmpty { arguments.append("headers={\(headers.joined(separator: ", "))}") }
        switch call.body {
        case .none: break
        case .json(let value): arguments.append("json=\(value.literal(.python, indent: "    "))")
        case .file(let field, let name): arguments.append("files={\"\(field)\": open(\"\(name)\", \"rb\")}")
        }
        if call.isStream { arguments.append("stream=True") }
        return [
            "import os", "", "import requests", "",
            "answer = requests.\(call.method.lowercased())(", "    \(arguments.joined(separator: ",\n    ")),", ")",
            call.isStream ? Self.readingStream : "print(answer.status_code, answer.text)",
        ].joined(separator: "\n")
    }

    private static let readingStream = """
        print(answer.status_code)
        for line in answer.iter_lines(decode_unicode=True):
            print(line)
        """
}
