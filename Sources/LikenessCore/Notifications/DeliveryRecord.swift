// SPDX-License-Identifier: Apache-2.0

/// A delivery with all that is known of it.
package struct DeliveryRecord: Sendable, Equatable {
    package let delivery: Delivery
    /// In their order.
    package let attempts: [DeliveryAttempt]
    /// Of its endpoint; nil when that works.
    package let trouble: EndpointTrouble?

    package init(delivery: Delivery, attempts: [DeliveryAttempt], trouble: EndpointTrouble?) {
        self.delivery = delivery
        self.attempts = attempts
        self.trouble = trouble
    }
}

/// Which of an account's deliveries are meant.
package struct DeliveryFilter: Sendable {
    package var task: TaskID?
    package var status: Delivery.Status?
    /// Those that were made then or later.
    package var since: Timestamp?

    package init(task: TaskID? = nil, status: Delivery.Status? = nil, since: Timestamp? = nil) {
        self.task = task
        self.status = status
        self.since = since
    }
}
