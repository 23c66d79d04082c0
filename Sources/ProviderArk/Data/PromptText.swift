// SPDX-License-Identifier: Apache-2.0

/// A prompt whose words stay words: the vendor reads flags such as `--dur 15` or `--rs 1080p` out of the text, and they
/// would stand above the fields that were checked and paid for (contract/ark.md 4.2).
struct PromptText {
    /// Hyphens that begin a flag are a dash here; nothing else changes.
    let text: String

    init(_ prompt: String) {
        var result = ""
        var rest = prompt[...]
        while let start = rest.firstIndex(of: "-") {
            result += rest[..<start]
            let end = rest[start...].firstIndex { $0 != "-" } ?? rest.endIndex
            let hyphens = rest[start..<end]
            let isFlag = hyphens.count > 1 && end < rest.endIndex && !rest[end].isWhitespace
            result += isFlag ? "\u{2014}" : hyphens
            rest = rest[end...]
        }
        self.text = result + rest
    }
}
