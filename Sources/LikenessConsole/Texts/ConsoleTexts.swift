// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Every word of the console in one language, by name: `Resources/texts.<language>.json`.
struct ConsoleTexts: Sendable {
    let words: [String: String]

    init(words: [String: String]) {
        self.words = words
    }

    static func all() throws -> [ConsoleLanguage: ConsoleTexts] {
        try ConsoleLanguage.allCases.reduce(into: [:]) { texts, language in
            let data = Data(try ConsoleAssets.read("texts.\(language.rawValue).json"))
            texts[language] = ConsoleTexts(words: try JSONDecoder().decode([String: String].self, from: data))
        }
    }

    /// The name itself when there is no such word: seen at once, and found by the tests.
    subscript(_ name: String) -> String { words[name] ?? name }

    /// With values put in the place of `{name}`.
    func filled(_ name: String, _ values: [String: String]) -> String {
        values.reduce(self[name]) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// A word that a provider may have extended; the fallback when we have none for it.
    func word(_ name: String, else fallback: String) -> String { words[name] ?? fallback }
}
