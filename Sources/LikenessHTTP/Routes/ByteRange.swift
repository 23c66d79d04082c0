// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

/// What a request wants of a file (RFC 9110, section 14). One range only: a list of them is answered with the whole
/// file, as a server may.
enum ByteRange: Equatable {
    case bytes(Range<Int64>)
    case unsatisfiable

    /// - Returns: nil for the whole file: no range, one that is none, or one that was meant for other bytes (`If-Range`).
    init?(_ headers: HTTPFields, tag: String, size: Int64) {
        guard let text = headers[.range], text.hasPrefix("bytes="), !text.contains(",") else { return nil }
        if let condition = headers[.ifRange], condition != tag { return nil }
        let ends = text.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (Self.number(ends[0]), Self.number(ends[1])) {
        case (let first?, nil) where ends[1].isEmpty: self = Self.range(first, size - 1, size)
        case (let first?, let last?) where first <= last: self = Self.range(first, min(last, size - 1), size)
        case (nil, let count?) where ends[0].isEmpty:
            self = count == 0 ? .unsatisfiable : Self.range(max(0, size - count), size - 1, size)
        default: return nil
        }
    }

    private static func number(_ text: Substring) -> Int64? {
        text.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(text) : nil
    }

    private static func range(_ first: Int64, _ last: Int64, _ size: Int64) -> ByteRange {
        first < size ? .bytes(first..<(last + 1)) : .unsatisfiable
    }
}

/// The list of an `If-None-Match`.
struct EntityTags {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func match(_ tag: String) -> Bool {
        text.split(separator: ",").contains { item in
            let known = item.filter { $0 != " " }
            return known == "*" || known == tag || known == "W/" + tag
        }
    }
}
