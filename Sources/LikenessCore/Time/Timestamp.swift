// SPDX-License-Identifier: Apache-2.0

/// A moment in UTC, in whole milliseconds since 1970. On the wire it is whole seconds.
package struct Timestamp: Sendable, Hashable, Comparable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        self.milliseconds = seconds * 1000
    }

    package init(from decoder: any Decoder) throws {
        self.milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// Unix seconds, rounded down.
    package var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.milliseconds < rhs.milliseconds }

    package static func + (lhs: Self, rhs: Duration) -> Self {
        Self(milliseconds: lhs.milliseconds + rhs.wholeMilliseconds)
    }

    package static func - (lhs: Self, rhs: Duration) -> Self {
        Self(milliseconds: lhs.milliseconds - rhs.wholeMilliseconds)
    }

    package static func - (lhs: Self, rhs: Self) -> Duration {
        .milliseconds(lhs.milliseconds - rhs.milliseconds)
    }
}

extension Duration {
    /// The duration in milliseconds, rounded towards zero.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
