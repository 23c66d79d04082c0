// SPDX-License-Identifier: Apache-2.0

/// Values inside the text of a filter graph.
enum FilterText {
    /// A value that means itself whatever characters it has: escaped once for the filter's options and once for the
    /// graph.
    static func escaped(_ value: String) -> String {
        escape(escape(value, #"\':"#), #"\'[],;"#)
    }

    /// Short and without an exponent's surprises: at most six decimals.
    static func number(_ value: Double) -> String {
        let rounded = (value * 1_000_000).rounded() / 1_000_000
        return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
    }

    /// Frames of the film as seconds.
    static func seconds(_ frames: Int) -> String {
        number(Double(frames) / Double(Timetable.framesPerSecond))
    }

    private static func escape(_ text: String, _ special: String) -> String {
        text.reduce(into: "") { result, character in
            if special.contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
