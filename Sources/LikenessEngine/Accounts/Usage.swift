// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import LikenessCore

/// What an account's ended videos have used, added up.
package struct Usage: Sendable {
    /// By what the sums are told apart.
    package enum Grouping: String, Sendable, CaseIterable {
        case day, model, project, key
    }

    /// A group's name and its sum.
    package struct Group: Sendable, Equatable {
        /// A day as `2026-03-18`, a model, a project, or a key's id; empty for tasks of older releases, which have none.
        package let name: String
        package let sum: UsageSum
    }

    private let store: any LikenessStore

    init(store: any LikenessStore) {
        self.store = store
    }

    /// - Parameter zone: whose days are meant.
    /// - Returns: the groups by their names, and all together.
    package func groups(_ filter: UsageFilter, by grouping: Grouping, in zone: TimeZone) async throws
        -> (groups: [Group], total: UsageSum)
    {
        var sums: [String: UsageSum] = [:]
        var total = UsageSum()
        let days = Days(zone)
        for slot in try await store.usage(filter) {
            sums[name(of: slot, by: grouping, days), default: UsageSum()] += slot.sum
            total += slot.sum
        }
        return (sums.map { Group(name: $0.key, sum: $0.value) }.sorted { $0.name < $1.name }, total)
    }

    private func name(of slot: UsageSlot, by grouping: Grouping, _ days: Days) -> String {
        switch grouping {
        case .day: days.name(slot.start)
        case .model: slot.model.rawValue
        case .project: slot.project.rawValue
        case .key: slot.key?.rawValue ?? ""
        }
    }

    /// The calendar days of a time zone.
    private struct Days {
        let calendar: Calendar

        init(_ zone: TimeZone) {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = zone
            self.calendar = calendar
        }

        func name(_ time: Timestamp) -> String {
            let date = Date(timeIntervalSince1970: Double(time.seconds))
            let day = calendar.dateComponents([.year, .month, .day], from: date)
            func padded(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
            return "\(day.year ?? 0)-\(padded(day.month))-\(padded(day.day))"
        }
    }
}
