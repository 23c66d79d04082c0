// SPDX-License-Identifier: Apache-2.0

/// A 128-bit identifier whose text sorts by the time it was made: 48 bits of Unix milliseconds, 80 random bits,
/// written as 26 characters of Crockford's base 32.
package struct ULID: Sendable, Hashable {
    /// The 26 characters, upper case.
    package let text: String

    /// Makes a new identifier for `time` with bits of the system's secure generator.
    package init(at time: Timestamp) {
        var random = SystemRandomNumberGenerator()
        self.init(at: time, using: &random)
    }

    package init(at time: Timestamp, using random: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(max(0, time.milliseconds)) & 0xFFFF_FFFF_FFFF
        let high = (milliseconds << 16) | UInt64(UInt16.random(in: .min ... .max, using: &random))
        let low = UInt64.random(in: .min ... .max, using: &random)
        self.text = Self.encode(high: high, low: low)
    }

    /// The first of all that can be made at `time`.
    package init(firstAt time: Timestamp) {
        let milliseconds = UInt64(max(0, time.milliseconds)) & 0xFFFF_FFFF_FFFF
        self.text = Self.encode(high: milliseconds << 16, low: 0)
    }

    /// Reads 26 characters of Crockford's alphabet; nil for anything else. The first is at most `7`.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 26, text.utf8.allSatisfy({ Self.alphabetSet.contains($0) }),
            let first = text.utf8.first, first <= UInt8(ascii: "7")
        else { return nil }
        self.text = String(text)
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let alphabetSet = Set(alphabet)

    private static func encode(high: UInt64, low: UInt64) -> String {
        var value = (UInt128(high) << 64) | UInt128(low)
        var characters = [UInt8](repeating: 0, count: 26)
        for index in characters.indices.reversed() {
            characters[index] = alphabet[Int(value & 31)]
            value >>= 5
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
