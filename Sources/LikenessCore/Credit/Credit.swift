// SPDX-License-Identifier: Apache-2.0

/// What an account may spend and has spent, in millionths of a US dollar.
package struct Credit: Sendable, Equatable {
    /// The most that an account can be given, nine billion dollars: sums stay far from the end of 64 bits, and exact
    /// in the floating-point numbers that clients read.
    package static let most: Int64 = 9_000_000_000_000_000

    /// All that was ever given; nil: it may spend without end.
    package let granted: Int64?
    /// What ended tasks have cost.
    package let used: Int64
    /// Set aside for tasks that have not ended.
    package let reserved: Int64

    package init(granted: Int64? = nil, used: Int64 = 0, reserved: Int64 = 0) {
        self.granted = granted
        self.used = used
        self.reserved = reserved
    }

    /// What can be spent now; nil: without end. Below zero when an operator has taken back what was spent already.
    package var available: Int64? { granted.map { $0 - used - reserved } }
}

/// What an operator does to an account's credit.
package enum CreditChange: Sendable, Equatable {
    /// Gives so much more, or takes it back; an account without a limit begins from nothing.
    case add(Int64)
    /// Leaves so much to spend, whatever was spent before.
    case leave(Int64)
    case unlimited
}
