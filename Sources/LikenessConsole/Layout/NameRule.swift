// SPDX-License-Identifier: Apache-2.0

/// What a name of a person, an asset or a key may be: anything on one line, up to 64 characters, or nothing.
enum NameRule {
    private static let longest = 64

    /// - Returns: the name of the text that says what is wrong.
    static func problem(of name: String) -> String? {
        if name.unicodeScalars.count > longest { return "problem_nameLong" }
        return name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? "problem_nameCharacters" : nil
    }
}
