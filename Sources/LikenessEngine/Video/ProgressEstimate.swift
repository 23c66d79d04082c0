// SPDX-License-Identifier: Apache-2.0

/// How far something may be of which only the time is known: never the whole, and slower the longer it takes.
struct ProgressEstimate {
    private static let most: Int64 = 95
    /// Negative when the clock was set back.
    let elapsed: Duration
    /// When half of it is expected to be done; positive.
    let expected: Duration

    var percent: Int {
        let (elapsed, expected) = (max(0, elapsed.components.seconds), max(1, expected.components.seconds))
        return Int(min(Self.most, 100 * elapsed / (elapsed + expected)))
    }
}
