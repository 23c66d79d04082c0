// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Mustache
import QRCodes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes the page as HTML.
struct PageRenderer: Sendable {
    let assets: PageAssets

    /// - Parameter link: the page's own address, for the QR code.
    func html(_ page: VerificationPage, in language: PageLanguage, link: String, now: Timestamp) throws -> String {
        let texts = PageTexts(language)
        let consent = ConsentText(language)
        var values = common(texts, language)
        values["known"] = true
        values["account"] = page.accountName
        values["project"] = page.project.rawValue
        values["consent"] = consent.paragraphs
        values["version"] = ConsentText.version
        values["state"] = try Self.json(PageState(page, now: now))
        values["messages"] = try Self.json(texts.messages)
        // No phone reaches an address of this machine alone.
        guard (try? WebURL(link))?.host.isThisMachine == false else { return assets.page.render(values) }
        let code = QRCode(link)
        values["qrBox"] = code?.viewBox
        values["qrPath"] = code?.path
        return assets.page.render(values)
    }

    /// For a link that nobody made.
    func unknownHTML(in language: PageLanguage) -> String {
        assets.page.render(common(PageTexts(language), language))
    }

    private func common(_ texts: PageTexts, _ language: PageLanguage) -> [String: Any] {
        ["lang": language.rawValue, "t": texts.labels, "script": assets.script.path, "style": assets.style.path]
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
