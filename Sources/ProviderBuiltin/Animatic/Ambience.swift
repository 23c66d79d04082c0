// SPDX-License-Identifier: Apache-2.0

/// A soft chord that swells and ebbs: sound made by arithmetic, that doesn't pretend to be recorded.
struct Ambience: Equatable, Sendable {
    struct Tone: Equatable, Sendable {
        /// In Hz.
        let frequency: Double
        /// Of its swelling, in Hz.
        let swell: Double
    }

    /// 1 is as loud as can be.
    let level: Double
    let tones: [Tone]

    init(level: Double, random: inout SeededRandom) {
        let root = random.number(in: 98...147)
        let third = random.pick([1.2, 1.25]) ?? 1.25
        self.level = level
        self.tones = [1, third, 1.5, 2].map { step in
            Tone(frequency: (root * step * 100).rounded() / 100, swell: random.number(in: 0.05...0.25))
        }
    }
}
