// SPDX-License-Identifier: Apache-2.0

/// A delivery and the right to try it: the fencing token goes with every write, as for tasks.
package struct ClaimedDelivery: Sendable, Equatable {
    package let delivery: Delivery
    package let fencingToken: Int64
    /// Of its endpoint; nil when that works.
    package let trouble: EndpointTrouble?

    package init(delivery: Delivery, fencingToken: Int64, trouble: EndpointTrouble? = nil) {
        self.delivery = delivery
        self.fencingToken = fencingToken
        self.trouble = trouble
    }
}
