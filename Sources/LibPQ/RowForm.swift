// SPDX-License-Identifier: Apache-2.0

/// A statement whose values all stand in one row of `VALUES`, so that more rows can stand behind it:
/// `INSERT … VALUES (?, ?)`, or `UPDATE … FROM (VALUES (?, ?)) AS v …`.
struct RowForm {
    /// More rows would make a statement with very many values, and save little.
    private static let mostRows = 64
    private let head: Substring
    private let row: Substring
    private let tail: Substring

    /// - Returns: nil when the statement has another form.
    init?(_ sql: String) {
        guard let begin = sql.firstRange(of: "VALUES (")?.upperBound, let end = sql[begin...].firstIndex(of: ")") else {
            return nil
        }
        let (head, values, tail) = (sql[..<begin].dropLast(), sql[begin..<end], sql[sql.index(after: end)...])
        guard values.allSatisfy({ "?, ".contains($0) }), !head.contains("?"), !tail.contains("?"),
            tail.isEmpty || tail.hasPrefix(") AS v")
        else { return nil }
        (self.head, self.row, self.tail) = (head, "(\(values))", tail)
    }

    /// Numbers of rows for which there are statements: few, for each is prepared.
    static func largest(notAbove count: Int) -> Int {
        var rows = 1
        while rows * 2 <= min(count, mostRows) { rows *= 2 }
        return rows
    }

    /// - Parameter posts: of this form; one at least.
    func joined(_ posts: ArraySlice<PostgresPost>) -> PostgresPost {
        guard let first = posts.first, posts.count > 1 else { return posts[posts.startIndex] }
        let rows = Array(repeating: row, count: posts.count).joined(separator: ", ")
        return PostgresPost(
            sql: head + rows + tail, parameters: posts.flatMap(\.parameters),
            expected: first.expected.map { expected in
                (posts.reduce(0) { $0 + ($1.expected?.rows ?? 0) }, expected.otherwise)
            })
    }
}
