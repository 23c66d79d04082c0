// SPDX-License-Identifier: Apache-2.0

/// A language of the console. `?lng=` chooses it and is remembered; else the browser's wishes do.
enum ConsoleLanguage: String, Sendable, CaseIterable {
    case en, zh

    /// - Parameters:
    ///   - wish: `?lng=`, or what was remembered of one.
    ///   - accepted: the `Accept-Language` header.
    init(wish: String?, accepted: String?) {
        self = wish.flatMap { Self(tag: $0) } ?? Self.preferred(accepted ?? "") ?? .en
    }

    var other: ConsoleLanguage { self == .en ? .zh : .en }

    /// As its readers call it.
    var ownName: String { self == .en ? "English" : "中文" }

    private init?(tag: some StringProtocol) {
        let language = tag.lowercased().split(separator: "-").first.map(String.init)
        guard let known = language.flatMap(Self.init(rawValue:)) else { return nil }
        self = known
    }

    /// The first known one by weight (RFC 9110, section 12.5.4).
    private static func preferred(_ header: String) -> ConsoleLanguage? {
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
