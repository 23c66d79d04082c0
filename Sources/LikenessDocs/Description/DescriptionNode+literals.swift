// SPDX-License-Identifier: Apache-2.0

/// How a language writes what JSON has words for.
enum LiteralStyle {
    case json, python

    fileprivate func word(_ text: String) -> String {
        guard self == .python else { return text }
        return ["true": "True", "false": "False", "null": "None"][text] ?? text
    }
}

extension DescriptionNode {
    /// The value as a literal, its lines after the first indented by `indent`.
    func literal(_ style: LiteralStyle = .json, indent: String = "") -> String {
        let inner = indent + "  "
        if isMapping {
            guard !fields.isEmpty else { return "{}" }
            let lines = fields.map { "\(inner)\(Self.quoted($0.name)): \($0.value.literal(style, indent: inner))" }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        }
        if isSequence {
            guard !items.isEmpty else { return "[]" }
            let lines = items.map { inner + $0.literal(style, indent: inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        }
        let text = text ?? "null"
        return isString ? Self.quoted(text) : style.word(text)
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                out += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
