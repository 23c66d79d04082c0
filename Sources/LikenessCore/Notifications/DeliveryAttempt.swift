// SPDX-License-Identifier: Apache-2.0

/// One try of a delivery and what came of it.
package struct DeliveryAttempt: Sendable, Equatable {
    package enum Result: Sendable, Equatable {
        case answered(status: Int)
        /// Refused, timed out, or stopped by the fetch guard; a fixed word, never the peer's text.
        case unreachable(reason: String)
    }

    package let number: Int
    package let startedAt: Timestamp
    package let milliseconds: Int
    package let result: Result

    package init(number: Int, startedAt: Timestamp, milliseconds: Int, result: Result) {
        self.number = number
        self.startedAt = startedAt
        self.milliseconds = milliseconds
        self.result = result
    }
}
