// SPDX-License-Identifier: Apache-2.0

/// For Node 18 and newer, as a module.
struct JavaScriptSample {
    let call: SampleCall

    var text: String {
        var headers = call.headers.map { "\"\($0.name)\": \"\($0.value)\"" }
        if call.needsKey { headers.insert("Authorization: `Bearer ${process.env.LIKENESS_CLIENT_KEY}`", at: 0) }
        var options = call.method == "GET" ? [] : ["method: \"\(call.method)\""]
        var opening = ""
        switch call.body {
        case .none: break
        case .json(let value):
            headers.append("\"Content-Type\": \"application/json\"")
            options.append("body: JSON.stringify(\(value.literal(indent: "  ")))")
        case .file(let field, let name):
            opening = """
                import { readFile } from "node:fs/promises";

                const form = new FormData();
                form.append("\(field)", new Blob([await readFile("\(name)")]), "\(name)");


                """
            options.append("body: form")
        }
        if !headers.isEmpty { options.insert("headers: { \(headers.joined(separator: ", ")) }", at: 0) }
        let address = "`${process.env.LIKENESS_CLIENT_URL}\(call.target)`"
        let inside = options.isEmpty ? "" : ", {\n  \(options.joined(separator: ",\n  ")),\n}"
        return """
            \(opening)const answer = await fetch(\(address)\(inside));
            \(call.isStream ? Self.readingStream : "console.log(answer.status, await answer.text());")
            """
    }

    private static let readingStream = """
        console.log(answer.status);
        for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) console.log(piece);
        """
}
