// SPDX-License-Identifier: Apache-2.0

/// What of a text a caption can show: the font has no emoji, and control characters draw boxes.
enum CaptionText {
    /// On one line, single spaces.
    static func displayable(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { isBlank($0) ? " " : $0 }.filter(isDrawn)
        var line = String.UnicodeScalarView()
        line.append(contentsOf: scalars)
        return String(line).split(separator: " ").joined(separator: " ")
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }

    private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .privateUse, .surrogate, .unassigned: false
        default: !scalar.properties.isEmojiPresentation && !scalar.properties.isVariationSelector && !isEmoji(scalar)
        }
    }

    /// Pictographs, those with a plain form too.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiModifier || (0x1F000...0x1FAFF).contains(scalar.value)
    }
}
