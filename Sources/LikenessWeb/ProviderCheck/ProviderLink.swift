// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A provider's page in the person's language: `lng` is added to whatever query there is (contract/ark.md 1.7).
struct ProviderLink {
    let text: String

    init(_ link: Secret, in language: PageLanguage) {
        let parts = link.exposed.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = parts[0]
        let names = address.split(separator: "?", maxSplits: 1).dropFirst().joined().split(separator: "&")
        guard !names.contains(where: { $0.hasPrefix("lng=") }) else {
            self.text = link.exposed
            return
        }
        let joint = address.contains("?") ? "&" : "?"
        self.text = address + joint + "lng=\(language.rawValue)" + (parts.count > 1 ? "#\(parts[1])" : "")
    }
}
