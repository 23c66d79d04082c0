// SPDX-License-Identifier: Apache-2.0

/// `██████░░░░  60%`
enum ProgressBar {
    private static let width = 20

    static func text(percent: Int) -> String {
        let percent = min(max(percent, 0), 100)
        let full = percent * width / 100
        return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
            + "\(percent)%".leftPadded(to: 5)
    }

    static func text(of done: Int64, total: Int64) -> String {
        text(percent: total > 0 ? Int(Double(done) / Double(total) * 100) : 100)
    }
}
