// SPDX-License-Identifier: Apache-2.0

/// Endpoints that work and those that don't are served apart, so that the latter never use up what the former need.
package enum EndpointClass: Sendable {
    case working, failing
}

package protocol DeliveryStore: Sendable {
    /// Takes up to `limit` due deliveries under a lease: of each working endpoint at most four at a time, of a failing
    /// one a single one, and of one account's no more than a share of all. So a slow endpoint doesn't hold up others.
    func claimDeliveries(_ endpoints: EndpointClass, limit: Int, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedDelivery]

    /// Writes a try, what follows it, and what it tells of the endpoint, and gives the lease back.
    /// - Returns: whether this try has disabled the endpoint.
    /// - Throws: `.conflict` for a stale fencing token.
    func recordAttempt(
        _ claimed: ClaimedDelivery, _ attempt: DeliveryAttempt, verdict: DeliveryVerdict, finding: EndpointFinding
    ) async throws(StoreError) -> Bool

    /// Gives up, without a try, a claimed delivery whose endpoint is disabled and others that wait for that, at most
    /// `limit`. When the endpoint isn't disabled any more, the claimed one is due again.
    /// - Returns: how many were given up.
    func abandonDeliveries(waitingWith claimed: ClaimedDelivery, limit: Int, now: Timestamp)
        async throws(StoreError) -> Int

    func nextDeliveryDue() async throws(StoreError) -> Timestamp?

    /// One of the account's, with its attempts.
    func delivery(_ id: DeliveryID, of account: AccountID) async throws(StoreError) -> DeliveryRecord?

    /// The account's deliveries, newest first.
    /// - Parameter last: only those behind it.
    func deliveries(of account: AccountID, _ filter: DeliveryFilter, before last: DeliveryID?, limit: Int)
        async throws(StoreError) -> [Delivery]

    /// The account's deliveries behind one, oldest first.
    func deliveries(of account: AccountID, after last: DeliveryID, limit: Int) async throws(StoreError) -> [Delivery]

    /// Sends one anew, now, whatever has become of it; its endpoint is tried as usual again. One that is being tried is
    /// left alone.
    /// - Returns: false when the account has none of that id.
    func resendDelivery(_ id: DeliveryID, of account: AccountID, claim: IdempotencyClaim?, now: Timestamp)
        async throws(StoreError) -> Bool

    /// The same for all that the filter names, oldest first, at most `limit` more than were sent anew before. The last
    /// piece completes the claim.
    func resendDeliveries(
        of account: AccountID, _ filter: DeliveryFilter, after progress: ResendProgress, limit: Int,
        claim: IdempotencyClaim?, now: Timestamp
    ) async throws(StoreError) -> ResendProgress
}
