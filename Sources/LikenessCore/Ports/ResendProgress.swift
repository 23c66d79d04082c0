// SPDX-License-Identifier: Apache-2.0

/// How far sending deliveries anew, a piece at a time, has come.
package struct ResendProgress: Sendable, Equatable {
    /// How many are sent anew. One that was just being tried is left alone.
    package let count: Int
    /// The last one of the pieces so far.
    package let last: DeliveryID?
    package let isDone: Bool

    package static let none = ResendProgress(count: 0, last: nil, isDone: false)

    package init(count: Int, last: DeliveryID?, isDone: Bool) {
        self.count = count
        self.last = last
        self.isDone = isDone
    }
}
