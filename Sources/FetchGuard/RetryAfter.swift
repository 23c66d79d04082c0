// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Reads a `Retry-After` header: seconds, or an HTTP date in the form that RFC 9110 lets servers send.
enum RetryAfter {
    /// - Returns: nil for anything else; zero for a date that is past.
    static func read(_ text: String, now: Timestamp) -> Duration? {
        if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, longest)) }
        guard let date = Timestamp(httpDate: text) else { return nil }
        return .seconds(min(max(0, date.seconds - now.seconds), longest))
    }

    /// A year: beyond that nobody means it, and sums can't overflow.
    private static let longest: Int64 = 31_536_000
}
