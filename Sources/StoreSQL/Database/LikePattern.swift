// SPDX-License-Identifier: Apache-2.0

/// A pattern for `LIKE … ESCAPE '\'` in which `%` and `_` of the text have no meaning.
struct LikePattern {
    let text: String

    init(containing part: String) {
        let literal = part.reduce(into: "") { result, character in
            if "\\%_".contains(character) { result.append("\\") }
            result.append(character)
        }
        self.text = "%\(literal)%"
    }
}
