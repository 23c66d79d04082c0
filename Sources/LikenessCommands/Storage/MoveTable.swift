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
            let name = report.table.padding(to: width)
            let rows = String(report.rows).padding(to: 10, onTheLeft: true)
            return "\(name)  \(rows)  \(report.checksum)"
        }
        let head =
            "\("table".padding(to: width))  \("rows".padding(to: 10, onTheLeft: true))  checksum, the same on both sides"
        let rows = reports.reduce(0) { $0 + $1.rows }
        return ([head] + lines + ["moved \(rows) rows; now set LIKENESS_STORE and start the servers"])
            .joined(separator: "\n")
    }
}

extension String {
    fileprivate func padding(to width: Int, onTheLeft: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - count))
        return onTheLeft ? blanks + self : self + blanks
    }
}
