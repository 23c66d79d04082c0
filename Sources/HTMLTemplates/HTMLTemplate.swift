// SPDX-License-Identifier: Apache-2.0

package import Mustache

/// Templates of pages, whose values become text whatever they hold.
///
/// The library escapes whole characters, and a `<` that has a combining mark behind it, or one of Unicode's prepended
/// marks before it, is another character than `<` for Swift, but not for a browser. Here every `<` is escaped.
package enum HTMLTemplate {
    private static let contentType = "MARKUP"

    /// - Throws: `MustacheTemplate.ParserError`.
    package static func make(_ text: String) throws -> MustacheTemplate {
        MustacheContentTypes.register(Markup(), named: contentType)
        // Said in each template: a partial begins anew with the library's own escape.
        return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}" + text)
    }
}

private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
