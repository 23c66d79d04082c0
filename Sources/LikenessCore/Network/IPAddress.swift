// SPDX-License-Identifier: Apache-2.0

/// An address of the Internet Protocol, as a number. Every spelling of one address is one value.
package enum IPAddress: Sendable, Hashable {
    case v4(UInt32)
    case v6(UInt128)

    /// Reads an address as the host of a URL writes it: version 4 in any spelling that the C library takes
    /// (`127.1`, `0177.0.0.1`, `0x7f000001`, `2130706433`), version 6 without brackets and without a zone.
    package init?(_ text: some StringProtocol) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let number = Self.version6(text) else { return nil }
            self = .v6(number)
        } else {
            guard let number = Self.version4(text) else { return nil }
            self = .v4(number)
        }
    }
}

extension IPAddress {
    package var isLoopback: Bool {
        switch self {
        case .v4(let number): number >> 24 == 127
        case .v6(let number): number == 1
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted decimal, or eight groups of hexadecimal digits without the `::` abbreviation.
    package var description: String {
        switch self {
        case .v4(let number):
            return [24, 16, 8, 0].map { String(number >> $0 & 255) }.joined(separator: ".")
        case .v6(let number):
            return stride(from: 112, through: 0, by: -16)
                .map { String(number >> UInt128($0) & 0xFFFF, radix: 16) }.joined(separator: ":")
        }
    }
}

extension IPAddress {
    /// After `inet_aton`: one to four parts, each decimal, octal (`0…`) or hexadecimal (`0x…`), the last filling the rest.
    private static func version4(_ text: some StringProtocol) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { part($0) }
        guard (1...4).contains(parts.count), let last = parts[parts.count - 1] else { return nil }
        var number: UInt64 = 0
        for part in parts.dropLast() {
            guard let part, part <= 255 else { return nil }
            number = number << 8 | part
        }
        let remainingBits = UInt64(32 - 8 * (parts.count - 1))
        guard last < 1 << remainingBits else { return nil }
        return UInt32(number << remainingBits | last)
    }

    private static func part(_ text: some StringProtocol) -> UInt64? {
        let lower = text.lowercased()
        guard lower.utf8.first != UInt8(ascii: "+"), lower.utf8.first != UInt8(ascii: "-") else { return nil }
        if lower.hasPrefix("0x") { return lower.utf8.count == 2 ? 0 : digits(lower.dropFirst(2), radix: 16) }
        return lower.utf8.count > 1 && lower.hasPrefix("0")
            ? digits(lower.dropFirst(), radix: 8) : digits(lower, radix: 10)
    }

    private static func digits(_ text: some StringProtocol, radix: Int) -> UInt64? {
        guard text.utf8.allSatisfy({ isAlphanumeric($0) }) else { return nil }
        return UInt64(text, radix: radix)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte)
    }

    /// RFC 4291, section 2.2: groups, one `::`, and dotted decimal in the place of the last two groups.
    private static func version6(_ text: some StringProtocol) -> UInt128? {
        let lower = text.lowercased()
        let halves = lower.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, !lower.contains(":::"), let front = groups(halves[0], mayEndDotted: halves.count == 1)
        else { return nil }
        guard halves.count == 2 else { return front.count == 8 ? number(front) : nil }
        guard let back = groups(halves[1], mayEndDotted: true), front.count + back.count < 8 else { return nil }
        return number(front + Array(repeating: 0, count: 8 - front.count - back.count) + back)
    }

    private static func number(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func groups(_ text: Substring, mayEndDotted: Bool) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var fields = text.split(separator: ":", omittingEmptySubsequences: false)
        var tail: [UInt16] = []
        if mayEndDotted, let last = fields.last, last.contains(".") {
            guard let number = dottedDecimal(last) else { return nil }
            fields.removeLast()
            tail = [UInt16(number >> 16), UInt16(number & 0xFFFF)]
        }
        var groups: [UInt16] = []
        for field in fields {
            guard (1...4).contains(field.utf8.count), let group = digits(field, radix: 16) else { return nil }
            groups.append(UInt16(group))
        }
        return groups + tail
    }

    private static func dottedDecimal(_ text: Substring) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { digits($0, radix: 10) ?? 256 }
        guard parts.count == 4, parts.allSatisfy({ $0 <= 255 }) else { return nil }
        return UInt32(parts.reduce(0) { $0 << 8 | $1 })
    }
}
