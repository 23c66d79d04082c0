// SPDX-License-Identifier: Apache-2.0

/// Rows in columns as wide as they need.
enum TextTable {
    static func lines(_ heading: [String], _ rows: [[String]]) -> [String] {
        let all = [heading] + rows
        let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = row.indices.map { $0 == row.count - 1 ? row[$0] : row[$0].padded(to: widths[$0]) }
            return cells.joined(separator: "  ")
        }
    }
}
