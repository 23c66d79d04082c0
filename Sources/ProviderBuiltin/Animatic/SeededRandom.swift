// SPDX-License-Identifier: Apache-2.0

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed, on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int64) {
        self.state = UInt64(bitPattern: seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of the values; nil only if there are none.
    mutating func pick<Value>(_ values: [Value]) -> Value? {
        values.randomElement(using: &self)
    }

    /// Even in the range, and short in decimals, so that a filter's text stays short.
    mutating func number(in range: ClosedRange<Double>) -> Double {
        (Double.random(in: range, using: &self) * 1000).rounded() / 1000
    }
}
