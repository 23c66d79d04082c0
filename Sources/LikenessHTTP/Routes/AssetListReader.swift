// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// The files of a submission (contract/apimart.md 2.1).
struct AssetListReader {
    private static let most = 20
    private static let longestName = 64
    let fields: FieldReader

    /// `assets`, 1 to 20.
    func items() throws(FieldViolation) -> [ReviewSubmission.Item] {
        let readers = try fields.objects("assets", atMost: Self.most)
        guard !readers.isEmpty else {
            throw fields.violation("assets", fields.mentions("assets") ? .empty : .missing)
        }
        var items: [ReviewSubmission.Item] = []
        for reader in readers { items.append(try item(reader)) }
        return items
    }

    /// `assets`, or the shorthand `url` and `name` for one.
    func itemsOrShorthand() throws(FieldViolation) -> [ReviewSubmission.Item] {
        for name in ["url", "name"] where fields.has(name) && fields.has("assets") {
            throw fields.violation(name, .exclusive(with: "assets"))
        }
        if fields.has("assets") || !(fields.mentions("url") || fields.has("name")) { return try items() }
        return [try item(fields)]
    }

    private func item(_ reader: FieldReader) throws(FieldViolation) -> ReviewSubmission.Item {
        let url = try reader.requiredString("url")
        if MediaURL.isInline(url) { throw reader.violation("url", .inlineData) }
        return ReviewSubmission.Item(
            url: url, name: try reader.string("name", atMost: Self.longestName) ?? "", path: reader.path(of: "url"))
    }
}
