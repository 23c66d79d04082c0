// SPDX-License-Identifier: Apache-2.0

/// A header's value with parameters: `form-data; name="file"; filename="a.jpg"` (RFC 9110, section 5.6.6).
struct HeaderParameters: Equatable {
    /// Before the first semicolon, in lower case.
    let value: String
    /// By name in lower case; the first of equal names counts.
    let values: [String: String]

    init(_ text: some StringProtocol) {
        var parts = Self.split(String(text))
        self.value = parts.removeFirst().trimmed.lowercased()
        var values: [String: String] = [:]
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = part[..<equals].trimmed.lowercased()
            guard values[name] == nil else { continue }
            values[name] = Self.unquoted(part[part.index(after: equals)...].trimmed)
        }
        self.values = values
    }

    /// At semicolons outside of quotes; never empty.
    private static func split(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            let character = text[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        return parts + [text[start...]]
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
        var plain = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if !isEscaped, character == "\\" {
                isEscaped = true
                continue
            }
            plain.append(character)
            isEscaped = false
        }
        return plain
    }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmed: SubSequence {
        let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
        let rest = self[start...]
        guard let last = rest.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return rest }
        return rest[...last]
    }
}
