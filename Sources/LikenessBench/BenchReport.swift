// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The rows of one run.
package struct BenchReport: Sendable {
    package let rows: [BenchRow]

    package init(_ rows: [BenchRow]) {
        self.rows = rows
    }

    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(rows).write(to: URL(filePath: path), options: .atomic)
    }

    /// One line a row: name, figure, floor, ratio, goal, verdict.
    package var lines: [String] {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { row in
            [
                row.name.padding(toLength: width, withPad: " ", startingAt: 0),
                Self.number(row.figure, row.unit),
                row.floor.map { "floor " + Self.number($0, row.unit) },
                row.ratio.map { "ratio " + Self.number($0) },
                row.goal.map { "goal " + Self.number($0) },
                row.holds.map { $0 ? "holds" : "MISSED" },
            ].compactMap(\.self).joined(separator: "  ")
        }
    }

    private static func number(_ value: Double, _ unit: String = "") -> String {
        let text = String(format: abs(value) >= 100 ? "%.0f" : "%.2f", value)
        return unit.isEmpty ? text : "\(text) \(unit)"
    }
}
