// SPDX-License-Identifier: Apache-2.0

/// When each shot is on: all as long as wanted by weight, none alone for less than a second, joined by cross-fades as
/// long as there is room for them.
struct Timetable: Equatable, Sendable {
    static let framesPerSecond = 24
    /// The longest cross-fade.
    static let longestFade = 12
    /// The shortest that is asked for when pages are counted.
    static let shortestFade = 6

    /// In frames of the film. Cross-fades are included: two neighbours overlap by `fade`.
    let spans: [Range<Int>]
    /// Frames of each cross-fade; 0 is a cut.
    let fade: Int

    /// - Parameters:
    ///   - weights: one a shot, above 0; at most one for each second of `frames`.
    ///   - frames: the length of the film.
    init(weights: [Double], frames: Int) {
        let shots = weights.count
        let second = Self.framesPerSecond
        guard shots > 1 else {
            self.spans = weights.map { _ in 0..<frames }
            self.fade = 0
            return
        }
        let fade = max(0, min(Self.longestFade, (frames - shots * second) / (shots - 1)))
        let spare = Double(max(0, frames - shots * second - (shots - 1) * fade))
        let total = weights.reduce(0, +)
        var spans: [Range<Int>] = []
        var start = 0
        var given = 0
        var weighed = 0.0
        for (index, weight) in weights.enumerated() {
            weighed += weight
            // Rounding the sum, not the parts, makes the parts add up.
            let due = Int((spare * weighed / total).rounded())
            let alone = second + due - given
            given = due
            let fades = (index > 0 ? fade : 0) + (index < shots - 1 ? fade : 0)
            spans.append(start..<(start + alone + fades))
            start += alone + fades - fade
        }
        self.spans = spans
        self.fade = fade
    }

    /// How many shots are made of so many pictures: one each, if each then has its second; else as many pages of
    /// several pictures as fit with short cross-fades.
    static func shots(for pictures: Int, frames: Int) -> Int {
        guard pictures * framesPerSecond > frames else { return pictures }
        return max(1, (frames + shortestFade) / (framesPerSecond + shortestFade))
    }
}
