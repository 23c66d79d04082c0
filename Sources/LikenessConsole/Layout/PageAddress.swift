// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// An address within the console, with its query.
struct PageAddress: Sendable {
    private(set) var text: String

    init(_ path: String) {
        self.text = path
    }

    /// With one more item, unless there is no value.
    func with(_ name: String, _ value: String?) -> PageAddress {
        guard let value, !value.isEmpty else { return self }
        var longer = self
        longer.text += (text.contains("?") ? "&" : "?") + "\(name)=\(Self.encoded(value))"
        return longer
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/,".utf8)

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + [byte].hex.uppercased()
        }.joined()
    }
}

extension PageAddress {
    /// The same page in another language: its query stays, but for an earlier choice of language.
    init(_ page: String, in language: ConsoleLanguage) {
        let parts = page.split(separator: "?", maxSplits: 1).map(String.init)
        let kept = parts.dropFirst().joined().split(separator: "&").map(String.init)
            .filter { $0 != "lng" && !$0.hasPrefix("lng=") }
        self.text = (parts.first ?? "") + "?" + (kept + ["lng=\(language.rawValue)"]).joined(separator: "&")
    }
}
