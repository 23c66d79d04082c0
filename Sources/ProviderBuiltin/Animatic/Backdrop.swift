// SPDX-License-Identifier: Apache-2.0

/// A field of colours in slow motion, for a film that has no pictures.
struct Backdrop: Equatable, Sendable {
    /// Dark enough for white letters; each is a pair that goes together.
    private static let palettes: [[UInt32]] = [
        [0x12204A, 0x7A2E5D], [0x0B3B3C, 0x28527A], [0x3A1C4A, 0x8A4B2A], [0x1D2B1F, 0x2F6B5B], [0x2B1B17, 0x7B3F3A],
        [0x14213D, 0x4A5A8A],
    ]

    /// Red, green, blue in three bytes.
    let colours: [UInt32]
    /// Of the colours' places.
    let seed: Int

    init(random: inout SeededRandom) {
        self.colours = random.pick(Self.palettes) ?? []
        self.seed = Int.random(in: 1...1_000_000, using: &random)
    }
}
