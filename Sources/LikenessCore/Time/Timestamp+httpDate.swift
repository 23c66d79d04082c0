// SPDX-License-Identifier: Apache-2.0

extension Timestamp {
    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the form of dates that RFC 9110 lets HTTP senders use.
    package init?(httpDate text: String) {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" })
        guard parts.count == 8, parts[0].count == 4, parts[0].hasSuffix(","), parts[7] == "GMT",
            let day = Self.number(parts[1], 1...31), let month = Self.months.firstIndex(of: String(parts[2])),
            let year = Self.number(parts[3], 1970...9999), let hour = Self.number(parts[4], 0...23),
            let minute = Self.number(parts[5], 0...59), let second = Self.number(parts[6], 0...60)
        else { return nil }
        let days = Self.days(year: year, month: Int64(month) + 1, day: day)
        self.init(seconds: days * 86_400 + hour * 3600 + minute * 60 + second)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ text: Substring, _ range: ClosedRange<Int64>) -> Int64? {
        guard let number = Int64(text), range.contains(number) else { return nil }
        return number
    }

    /// Days since 1970, after Howard Hinnant's `days_from_civil`.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
