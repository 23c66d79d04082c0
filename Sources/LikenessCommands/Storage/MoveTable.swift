// SPDX-License-Identifier: Apache-2.0

import StoreSQL

/// What was moved, a line for each table.
struct MoveTable {
    let reports: [CopyReport]

    init(_ reports: [CopyReport]) {
        self.reports = reports
    }

    var text: String {
        let width = reports.map(\.table.count).max() ?? 0
        let lines = reports.map { report in
            let name = report.table.padded(to: width)
            let rows = String(report.rows).leftPadded(to: 10)
            return "\(name)  \(rows)  \(report.checksum)"
        }
        let head =
            "\("table".padded(to: width))  \("rows".leftPadded(to: 10))  checksum, the same on both sides"
        let rows = reports.reduce(0) { $0 + $1.rows }
        return ([head] + lines + ["moved \(rows) rows; now set LIKENESS_STORE and start the servers"])
            .joined(separator: "\n")
    }
}
