// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Reads a `Retry-After` header: seconds, or an HTTP date in the form that RFC 9110 lets servers send.
enum RetryAfter {
    /// - Returns: nil for anything else; zero for a date that is past.
    static func read(_ text: String, now: Timestamp) -> Duration? {
        if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, longest)) }
        guard let date = date(text) else { return nil }
        return .seconds(min(max(0, date - now.seconds), longest))
    }

    /// A year: beyond that nobody means it, and sums can't overflow.
    private static let longest: Int64 = 31_536_000

    /// `Sun, 06 Nov 1994 08:49:37 GMT` as Unix seconds.
    private static func date(_ text: String) -> Int64? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" })
        guard parts.count == 8, parts[0].count == 4, parts[0].hasSuffix(","), parts[7] == "GMT",
            let day = number(parts[1], 1...31), let month = months.firstIndex(of: String(parts[2])),
            let year = number(parts[3], 1970...9999), let hour = number(parts[4], 0...23),
            let minute = number(parts[5], 0...59), let second = number(parts[6], 0...60)
        else { return nil }
        return days(year: year, month: Int64(month) + 1, day: day) * 86_400 + hour * 3600 + minute * 60 + second
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
