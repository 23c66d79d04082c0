// SPDX-License-Identifier: Apache-2.0

/// Breaks text into lines by an estimate of its width: between words, and between Chinese, Japanese and Korean
/// characters.
struct LineBreaker {
    /// Of a line, in ems.
    let width: Double

    func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0.0
        for piece in pieces(text) {
            let needed = Self.ems(piece)
            if used + needed > width, !line.isEmpty, !Self.hangs(piece) {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if line.isEmpty, piece == " " { continue }
            line += piece
            used += needed
        }
        return (lines + [line]).map { String($0.trimmingSuffix { $0 == " " }) }.filter { !$0.isEmpty }
    }

    /// Words, spaces and wide characters; words that no line can hold are cut.
    private func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let alone = character == " " || Self.isWide(character)
            if alone || Self.ems(word) + Self.ems(String(character)) > width {
                pieces.append(word)
                word = ""
            }
            if alone { pieces.append(String(character)) } else { word.append(character) }
        }
        return (pieces + [word]).filter { !$0.isEmpty }
    }

    /// Whether it may stand beyond the line's end: it must not begin one.
    private static func hangs(_ piece: String) -> Bool {
        piece.count == 1 && "，。、！？；：）」』》”’".contains(piece)
    }

    /// The width of the text in a sans-serif font, on the safe side.
    static func ems(_ text: String) -> Double {
        text.reduce(0) { $0 + ems($1) }
    }

    private static func ems(_ character: Character) -> Double {
        if isWide(character) { return 1 }
        if character == " " { return 0.25 }
        return character.isUppercase || character.isNumber || "mwMW@%&—…".contains(character) ? 0.75 : 0.58
    }

    private static func isWide(_ character: Character) -> Bool {
        guard let value = character.unicodeScalars.first?.value else { return false }
        return switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, matches(last) { rest.removeLast() }
        return rest
    }
}
