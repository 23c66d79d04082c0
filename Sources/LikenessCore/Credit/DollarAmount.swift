// SPDX-License-Identifier: Apache-2.0

/// An amount of money as people write it: dollars, with up to six decimals.
package struct DollarAmount: Sendable, Equatable, CustomStringConvertible {
    private static let decimals = 6
    package let microUSD: Int64

    package init(microUSD: Int64) {
        self.microUSD = microUSD
    }

    /// Nil unless it is a number without a sign, as `12` or `0.0992`, of at most `Credit.most`.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard let whole = parts.first, Self.isNumber(whole), fraction.utf8.count <= Self.decimals,
            parts.count == 1 || Self.isNumber(fraction[...]), whole.utf8.count <= 10,
            let dollars = Int64(whole), let rest = Int64((fraction + "000000").prefix(Self.decimals))
        else { return nil }
        let amount = dollars * 1_000_000 + rest
        guard amount <= Credit.most else { return nil }
        self.microUSD = amount
    }

    /// Whether it is written as an amount, but is more than `Credit.most`.
    package static func isTooLarge(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return DollarAmount(text) == nil && parts.allSatisfy { isNumber($0) }
            && parts.dropFirst().allSatisfy {
                $0.utf8.count <= decimals
            }
    }

    /// Without needless zeros: `-0.0992`, `12.50`, `3.00`.
    package var description: String {
        let (whole, rest) = microUSD.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var digits = String(String(rest + 1_000_000).dropFirst())
        while digits.utf8.count > 2, digits.last == "0" { digits.removeLast() }
        return "\(microUSD < 0 ? "-" : "")\(whole).\(digits)"
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
