// SPDX-License-Identifier: Apache-2.0

package enum RandomBytes {
    /// `count` bytes of the system's secure generator.
    package static func make(_ count: Int) -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        // Eight at a time: each draw is a system call.
        let words = (0..<(count + 7) / 8).map { _ in random.next() }
        return Array(words.flatMap { word in withUnsafeBytes(of: word) { Array($0) } }.prefix(count))
    }
}

extension Sequence<UInt8> {
    /// Lower-case hexadecimal.
    package var hex: String {
        func digit(_ number: UInt8) -> UInt8 { number < 10 ? 0x30 + number : 0x57 + number }
        var text: [UInt8] = []
        text.reserveCapacity(underestimatedCount * 2)
        for byte in self {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
