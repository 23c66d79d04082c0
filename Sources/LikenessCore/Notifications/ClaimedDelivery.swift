// SPDX-License-Identifier: Apache-2.0

/// A delivery and the right to try it: the fencing token goes with every write, as for tasks.
package struct ClaimedDelivery: Sendable, Equatable {
    package let delivery: Delivery
    package let fencingToken: Int64

    package init(delivery: Delivery, fencingToken: Int64) {
        self.delivery = delivery
        self.fencingToken = fencingToken
    }
}
