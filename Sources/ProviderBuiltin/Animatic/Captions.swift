// SPDX-License-Identifier: Apache-2.0

/// The prompt, cut into pieces that are shown one after another.
struct Captions: Equatable, Sendable {
    struct Cue: Equatable, Sendable {
        let span: Range<Int>
        let lines: [String]
    }

    /// The first and last frames that stay free, for the pictures that were asked for there.
    static let margin = 12
    /// The shortest time of a cue.
    static let shortestCue = 36

    let style: CaptionStyle
    let cues: [Cue]

    /// - Parameter frames: the film's length. What doesn't fit in is cut off with an ellipsis.
    init(_ text: String, style: CaptionStyle, frames: Int) {
        self.style = style
        let window = Self.margin..<max(Self.margin + 1, frames - Self.margin)
        let lines = LineBreaker(width: style.lineWidth).lines(CaptionText.displayable(text))
        let limit = max(1, window.count / Self.shortestCue) * style.lineLimit
        self.cues = Self.cues(Self.shortened(lines, to: limit), style: style, window: window)
    }

    private static func shortened(_ lines: [String], to limit: Int) -> [String] {
        guard lines.count > limit, let last = lines.prefix(limit).last else { return lines }
        return lines.prefix(limit - 1) + [String(last.dropLast(2)) + "…"]
    }

    /// Lines shared out evenly, and time by lines.
    private static func cues(_ lines: [String], style: CaptionStyle, window: Range<Int>) -> [Cue] {
        guard !lines.isEmpty else { return [] }
        let count = (lines.count + style.lineLimit - 1) / style.lineLimit
        return (0..<count).map { index in
            let taken = (lines.count * index / count)..<(lines.count * (index + 1) / count)
            let start = window.lowerBound + window.count * taken.lowerBound / lines.count
            let end = window.lowerBound + window.count * taken.upperBound / lines.count
            return Cue(span: start..<end, lines: Array(lines[taken]))
        }
    }
}
