// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension SettingReader {
    /// `http(s)://HOST[:PORT]`, a slash at its end taken away; nil when it is not set.
    func origin(_ setting: Setting) throws -> String? {
        try text(setting).map { text in
            let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
            guard Self.isOrigin(bare) else {
                throw invalid(setting, text, allowed: "http(s)://HOST[:PORT] without path or query")
            }
            return bare
        }
    }

    /// - Throws: `ConfigurationError.missing` when it is not set.
    func required(_ setting: Setting, by other: Setting, _ value: String) throws -> String {
        guard let text = text(setting) else {
            throw ConfigurationError.missing(setting, neededBy: other, value: value)
        }
        return text
    }

    private static func isOrigin(_ text: String) -> Bool {
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty, let scheme = url.scheme else {
            return false
        }
        return ["http", "https"].contains(scheme) && url.path().isEmpty && url.query() == nil && url.user() == nil
    }
}
