// SPDX-License-Identifier: Apache-2.0

/// A language of the hosted page. `?lng=` chooses it, else the browser's wishes do.
enum PageLanguage: String, Sendable, CaseIterable {
    case en
    case zh
    case zhHant = "zh-Hant"

    /// - Parameters:
    ///   - wish: `?lng=`, in any letter case.
    ///   - accepted: the `Accept-Language` header.
    init(wish: String?, accepted: String?) {
        self = wish.flatMap(Self.init(tag:)) ?? Self.preferred(accepted ?? "") ?? .en
    }

    /// A BCP 47 tag, as far as it is told by language, script and region.
    private init?(tag: some StringProtocol) {
        let parts = tag.lowercased().split(separator: "-")
        switch parts.first {
        case "en": self = .en
        case "zh": self = parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? .zhHant : .zh
        default: return nil
        }
    }

    /// The first known one by weight (RFC 9110, section 12.5.4).
    private static func preferred(_ header: String) -> PageLanguage? {
        let wishes = header.split(separator: ",").map { item -> (tag: Substring, weight: Double) in
            let parts = item.split(separator: ";").map { $0.drop { $0 == " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (parts.first ?? "", weight ?? 1)
        }
        let sorted = wishes.enumerated().sorted {
            ($0.element.weight, $1.offset) > ($1.element.weight, $0.offset)
        }
        return sorted.filter { $0.element.weight > 0 }.lazy.compactMap { Self(tag: $0.element.tag) }.first
    }
}
