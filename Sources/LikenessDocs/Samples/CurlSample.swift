// SPDX-License-Identifier: Apache-2.0

struct CurlSample {
    let call: SampleCall

    var text: String {
        var lines = [
            "curl" + (call.isStream ? " -N" : "") + (call.method == "GET" ? "" : " -X \(call.method)")
                + " \"$LIKENESS_CLIENT_URL\(call.target)\""
        ]
        if call.needsKey { lines.append("-H \"Authorization: Bearer $LIKENESS_CLIENT_KEY\"") }
        lines += call.headers.map { "-H \"\($0.name): \($0.value)\"" }
        switch call.body {
        case .none: break
        case .json(let value):
            lines.append("-H \"Content-Type: application/json\"")
            lines.append("-d '\(value.literal().replacing("'", with: #"'\''"#))'")
        case .file(let field, let name): lines.append("-F \"\(field)=@\(name)\"")
        }
        return lines.joined(separator: " \\\n  ")
    }
}
