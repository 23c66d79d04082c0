// SPDX-License-Identifier: Apache-2.0

/// A statement's text with PostgreSQL's places for values: `?` becomes `$1`, `$2`… in turn, and `?2` becomes `$2`.
struct PostgresStatement {
    let text: String

    /// - Parameter sql: with no question mark but those of its values.
    init(_ sql: String) {
        var text: [UInt8] = []
        var places = 0
        var rest = sql.utf8[...]
        while let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            text += rest[..<mark]
            text.append(UInt8(ascii: "$"))
            rest = rest[rest.index(after: mark)...]
            if rest.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) != true {
                places += 1
                text += Array(String(places).utf8)
            }
        }
        self.text = String(decoding: text + rest, as: UTF8.self)
    }
}
