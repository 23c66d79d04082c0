// SPDX-License-Identifier: Apache-2.0

/// What can be told of a file's address by its text alone.
enum MediaURL {
    private static let shortestBase64 = 100

    /// A `data:` URI, or base64 without one: neither is taken (contract/apimart.md 3.3).
    static func isInline(_ text: String) -> Bool {
        if text.prefix(5).lowercased() == "data:" { return true }
        return text.utf8.count >= shortestBase64
            && text.utf8.allSatisfy { byte in
                let character = Character(UnicodeScalar(byte))
                return character.isASCII
                    && (character.isLetter || character.isNumber || "+/=_-\n\r".contains(character))
            }
    }
}
