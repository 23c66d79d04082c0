// SPDX-License-Identifier: Apache-2.0

/// Where a video's webhook goes: `<webhook>/callback` with one slash between (contract/apimart.md 5.6), before a query
/// if there is one.
struct WebhookAddress {
    let text: String

    init(base: String) {
        let parts = base.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].hasSuffix("/") ? parts[0].dropLast() : parts[0]
        self.text = "\(path)/callback" + (parts.count > 1 ? "?\(parts[1])" : "")
    }
}
