// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
    /// The text with its `%XX` resolved; nil if one is broken or the bytes aren't UTF-8.
    package var percentDecoded: String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
        let pieces = split(separator: "%", omittingEmptySubsequences: false)
        var bytes = Array(pieces[0].utf8)
        for piece in pieces.dropFirst() {
            let digits = piece.utf8.prefix(2)
            guard digits.count == 2, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
                let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(byte)
            bytes += piece.utf8.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The items of a query or a form (`application/x-www-form-urlencoded`), a plus read as a space. The value of one that
    /// is badly encoded is nil.
    package var formItems: [(name: String, value: String?)] {
        split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].withPlusAsSpace
            return (name.percentDecoded ?? name, parts.count > 1 ? parts[1].withPlusAsSpace.percentDecoded : "")
        }
    }

    private var withPlusAsSpace: String { String(map { $0 == "+" ? " " : $0 }) }
}
