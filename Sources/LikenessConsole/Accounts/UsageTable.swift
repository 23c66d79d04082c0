// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessEngine

/// What an account's videos of the last 30 days have used, by model and by day.
struct UsageTable {
    private static let days = 30
    let usage: Usage
    let account: AccountID
    let now: Timestamp

    func read(_ words: Words) async throws -> (rows: [Values], chart: BarChart) {
        let today = Timestamp(seconds: now.seconds / 86_400 * 86_400)
        let first = today - .seconds((Self.days - 1) * 86_400)
        let filter = UsageFilter(
            account: account, key: nil, projects: nil, model: nil, start: first, end: now + .seconds(1))
        let models = try await usage.groups(filter, by: .model, in: .gmt).groups
        let byDay = try await usage.groups(filter, by: .day, in: .gmt).groups
        return (models.map { row($0) }, chart(byDay, from: first, words))
    }

    private func row(_ group: Usage.Group) -> Values {
        [
            "model": group.name, "videos": String(group.sum.completed), "failed": String(group.sum.failed),
            "seconds": Words.rounded(Double(group.sum.milliseconds) / 1000),
            "cost": CreditWords.dollars(group.sum.costMicroUSD),
        ]
    }

    private func chart(_ groups: [Usage.Group], from first: Timestamp, _ words: Words) -> BarChart {
        let sums = Dictionary(groups.map { ($0.name, $0.sum) }) { $1 }
        return BarChart(
            size: .half, name: words.texts["chartCostsName"], empty: words.texts["chartCostsEmpty"],
            columns: ["chartDay", "usageCost"].map { words.texts[$0] },
            bars: (0..<Self.days).map { number in
                let day = String((first + .seconds(number * 86_400)).rfc3339.prefix(10))
                let cost = sums[day]?.costMicroUSD ?? 0
                return BarChart.Bar(
                    label: String(day.suffix(5)), parts: [(Double(cost) / 1_000_000, "done")],
                    text: "\(day): \(CreditWords.dollars(cost))", numbers: [CreditWords.dollars(cost)])
            }, axis: { CreditWords.dollars(Int64(($0 * 100).rounded()) * 10_000) })
    }
}
