// SPDX-License-Identifier: Apache-2.0

/// The words of a film as files: what somebody wrote never becomes part of a filter's text.
struct FilmTexts: Equatable {
    let directory: String

    var label: String { "\(directory)/label.txt" }

    func caption(cue: Int, line: Int) -> String { "\(directory)/caption-\(cue)-\(line).txt" }

    /// What is in each file.
    func contents(_ storyboard: Storyboard) -> [(path: String, text: String)] {
        let captions = storyboard.captions.cues.enumerated().flatMap { cue, content in
            content.lines.enumerated().map { (path: caption(cue: cue, line: $0), text: $1) }
        }
        return [(path: label, text: ProvenanceMark.label)] + captions
    }
}
