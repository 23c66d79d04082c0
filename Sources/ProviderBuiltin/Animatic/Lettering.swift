// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What is drawn over the pictures: the film's thin time line, the captions and the label.
struct Lettering {
    private static let font = "font=Noto Sans CJK SC:fontcolor=white:expansion=none"
    private let storyboard: Storyboard
    private let texts: FilmTexts

    init(_ storyboard: Storyboard, texts: FilmTexts) {
        self.storyboard = storyboard
        self.texts = texts
    }

    var filters: [String] {
        let captions = storyboard.captions.cues.indices.flatMap { cue in
            storyboard.captions.cues[cue].lines.indices.map { caption(cue: cue, line: $0) }
        }
        return captions + [label]
    }

    /// A line that grows along the lower edge: even a film of one even colour moves. It isn't there in the first and
    /// last frames, which belong to the caller's pictures.
    var timeLine: String {
        "color=c=white@0.6:s=\(storyboard.size.width)x\(lineHeight):r=\(Timetable.framesPerSecond),format=yuva420p"
    }

    /// Takes the film and the line.
    var timeLineOverlay: String {
        let last = storyboard.frames - 1
        return "overlay=x=-w+w*n/\(last):y=H-h:shortest=1:enable=between(n\\,1\\,\(last - 1))"
    }

    private func caption(cue index: Int, line: Int) -> String {
        let style = storyboard.captions.style
        let cue = storyboard.captions.cues[index]
        let pitch = style.fontSize * 4 / 3
        let block = pitch * cue.lines.count
        let top =
            switch style.place {
            case .lower: storyboard.size.height - block - margin * 2
            case .middle: (storyboard.size.height - block) / 2
            }
        let fade = "min(1\\,min(n-\(cue.span.lowerBound - 1)\\,\(cue.span.upperBound)-n)/6)"
        return "drawtext=\(Self.font):textfile=\(FilterText.escaped(texts.caption(cue: index, line: line)))"
            + ":fontsize=\(style.fontSize):borderw=\(max(1, style.fontSize / 14)):bordercolor=black@0.7"
            // The line's own height varies with its letters; its ascent doesn't let the base line jump.
            + ":x=(w-text_w)/2:y=\(top + line * pitch + style.fontSize)-ascent:alpha=\(fade)"
            + ":enable=between(n\\,\(cue.span.lowerBound)\\,\(cue.span.upperBound - 1))"
    }

    /// In full for two seconds and a half, or to the end when a watermark was asked for.
    private var label: String {
        let (full, fade) = (ProvenanceMark.labelFrames, ProvenanceMark.labelFade)
        let time =
            storyboard.keepsLabel
            ? ""
            : ":alpha=min(1\\,(\(full + fade)-n)/\(fade)):enable=lt(n\\,\(full + fade))"
        return Self.label(on: storyboard.size, text: texts.label) + time
    }

    /// The label on any film.
    /// - Parameter seconds: for how long; nil: to the end.
    static func label(on size: PixelSize, text: String, seconds: Double?) -> String {
        label(on: size, text: text) + (seconds.map { ":enable=lt(t\\,\(FilterText.number($0)))" } ?? "")
    }

    private static func label(on size: PixelSize, text: String) -> String {
        let margin = margin(on: size)
        let fontSize = ProvenanceMark.labelFontSize(on: size)
        return "drawtext=\(font):textfile=\(FilterText.escaped(text)):fontsize=\(fontSize)"
            + ":box=1:boxcolor=black@0.5:boxborderw=\(fontSize / 4):x=w-text_w-\(margin + fontSize / 4)"
            + ":y=\(margin + fontSize / 4)"
    }

    private var lineHeight: Int { max(2, min(storyboard.size.width, storyboard.size.height) / 360 * 2) }

    private var margin: Int { Self.margin(on: storyboard.size) }

    private static func margin(on size: PixelSize) -> Int { min(size.width, size.height) / 36 }
}
