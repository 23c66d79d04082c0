// SPDX-License-Identifier: Apache-2.0

/// A statement that waits to be sent with others.
struct PostgresPost {
    let sql: String
    let parameters: [PostgresParameter]
    /// How many rows it must change, and what is thrown otherwise.
    var expected: (rows: Int, otherwise: any Error)?
    /// Whether somebody reads its answer.
    var isAwaited = false
}

extension Array where Element == PostgresPost {
    /// Puts neighbours of one text into one statement with as many rows: the server reads, plans and runs it once.
    func gathered(_ forms: inout [String: RowForm?]) -> [PostgresPost] {
        var gathered: [PostgresPost] = []
        var rest = self[...]
        while let first = rest.first {
            let form = forms[first.sql] ?? RowForm(first.sql)
            forms[first.sql] = .some(form)
            guard let form, !first.isAwaited else {
                gathered.append(first)
                rest = rest.dropFirst()
                continue
            }
            let run = rest.prefix { $0.sql == first.sql && !$0.isAwaited && $0.expectsLike(first) }
            let count = RowForm.largest(notAbove: run.count)
            gathered.append(form.joined(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return gathered
    }
}

extension PostgresPost {
    fileprivate func expectsLike(_ other: PostgresPost) -> Bool { (expected == nil) == (other.expected == nil) }
}
