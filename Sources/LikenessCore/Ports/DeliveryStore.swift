// SPDX-License-Identifier: Apache-2.0

/// What follows a try.
package enum DeliveryVerdict: Sendable, Equatable {
    case delivered
    case retry(at: Timestamp)
    case abandoned
}

package protocol DeliveryStore: Sendable {
    /// Takes up to `limit` due deliveries under a lease, at most four of one host at a time, so that a slow
    /// endpoint doesn't hold up the others.
    func claimDeliveries(limit: Int, leaseFor: Duration, now: Timestamp) async throws(StoreError) -> [ClaimedDelivery]

    /// Writes a try and what follows it, and gives the lease back.
    /// - Throws: `.conflict` for a stale fencing token.
    func recordAttempt(_ claimed: ClaimedDelivery, _ attempt: DeliveryAttempt, verdict: DeliveryVerdict)
        async throws(StoreError)

    func nextDeliveryDue() async throws(StoreError) -> Timestamp?
    func deliveries(of task: TaskID) async throws(StoreError) -> [(delivery: Delivery, attempts: [DeliveryAttempt])]
}
