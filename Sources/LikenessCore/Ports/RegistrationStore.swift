// SPDX-License-Identifier: Apache-2.0

package protocol RegistrationStore: Sendable {
    /// Adds those that are not there yet, due at once. One that failed before is left as it is.
    func want(_ registrations: [Registration]) async throws(StoreError)

    /// Those of `objects` at `upstream`, by the object's id.
    func registrations(of objects: [Registration.Object], at upstream: UpstreamName) async throws(StoreError)
        -> [String: Registration]

    /// Takes up to `limit` due registrations at `upstream` under a lease.
    func claimRegistrations(at upstream: UpstreamName, limit: Int, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedRegistration]

    /// Extends the lease.
    /// - Throws: `.conflict` for a stale fencing token.
    func renewRegistration(_ claimed: ClaimedRegistration, until: Timestamp) async throws(StoreError)

    /// Writes that a create is about to be sent, and keeps the lease.
    /// - Throws: `.conflict` for a stale fencing token, or one that was deleted meanwhile.
    func recordIntent(_ claimed: ClaimedRegistration, at now: Timestamp) async throws(StoreError)

    /// Writes how it stands and gives the lease back. One that is to be removed stays so, whatever is written.
    /// - Parameter dueAt: nil when there is nothing to be done any more.
    /// - Throws: `.conflict` for a stale fencing token.
    func recordRegistration(_ registration: Registration, fencingToken: Int64, dueAt: Timestamp?)
        async throws(StoreError)

    /// Has them taken away from there, as when their objects are deleted here.
    func dropRegistrations(of objects: [Registration.Object], at upstream: UpstreamName) async throws(StoreError)

    /// Forgets one that was taken away.
    func forgetRegistration(_ claimed: ClaimedRegistration) async throws(StoreError)

    /// Has those that are active looked at again: the provider seems to have lost one.
    func doubtRegistrations(of objects: [Registration.Object], at upstream: UpstreamName, now: Timestamp)
        async throws(StoreError)
}
