// SPDX-License-Identifier: Apache-2.0

extension Timestamp {
    /// `yyyyMMddHHmmss` in UTC, the time part of the vendor's ids.
    package var compactText: String {
        let parts = civil
        return Self.pad(parts.year, 4) + Self.pad(parts.month, 2) + Self.pad(parts.day, 2)
            + Self.pad(parts.hour, 2) + Self.pad(parts.minute, 2) + Self.pad(parts.second, 2)
    }

    /// RFC 3339 in UTC with whole seconds: `2026-03-18T03:57:10Z`.
    package var rfc3339: String {
        let parts = civil
        return "\(Self.pad(parts.year, 4))-\(Self.pad(parts.month, 2))-\(Self.pad(parts.day, 2))"
            + "T\(Self.pad(parts.hour, 2)):\(Self.pad(parts.minute, 2)):\(Self.pad(parts.second, 2))Z"
    }

    /// Days to year, month and day after Howard Hinnant's `civil_from_days`, proleptic Gregorian.
    private var civil: (year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let secondOfDay = seconds - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1,
            secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60
        )
    }

    private static func pad(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
