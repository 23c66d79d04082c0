// SPDX-License-Identifier: Apache-2.0

/// A language of our messages. Only `?language=` chooses it (decisions.md, Errors and languages).
enum Language: String, Sendable, CaseIterable {
    case en, zh, ja, ko

    /// Any letter case, with or without a region (`zh-CN`); what isn't known is English (contract/apimart.md 4).
    init(_ name: String?) {
        let bare = (name ?? "").lowercased().prefix { $0 != "-" && $0 != "_" }
        self = Language(rawValue: String(bare)) ?? .en
    }
}
