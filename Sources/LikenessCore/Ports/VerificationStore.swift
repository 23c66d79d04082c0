// SPDX-License-Identifier: Apache-2.0

/// How a session ends: the session's last state, the person's group when verified, the settled query task and the
/// notification, all in one transaction.
package struct SessionEnding: Sendable {
    /// In its final state; `revision` is the one that was read.
    package let session: VerificationSession
    /// Set when the session is verified.
    package let group: AssetGroup?
    package let delivery: Delivery?
    /// The group at the provider that verified the person.
    package let registration: Registration?
    /// Set with the group.
    package let consent: Consent?
    package let entry: AuditEntry?

    package init(
        session: VerificationSession, group: AssetGroup?, delivery: Delivery?, registration: Registration? = nil,
        consent: Consent? = nil, entry: AuditEntry? = nil
    ) {
        self.consent = consent
        self.entry = entry
        self.session = session
        self.group = group
        self.delivery = delivery
        self.registration = registration
    }
}

package protocol VerificationStore: Sendable {
    /// Adds a session and its completed task of step 1.
    func createSession(_ session: VerificationSession, task: DurableTask, claim: IdempotencyClaim?)
        async throws(StoreError)

    func session(_ id: SessionID) async throws(StoreError) -> VerificationSession?
    /// For the hosted page.
    func session(linkToken: TokenDigest) async throws(StoreError) -> VerificationSession?
    /// For step 2; a token of another account or project is unknown.
    func session(bytedToken: TokenDigest, account: AccountID, project: ProjectName) async throws(StoreError)
        -> VerificationSession?

    /// Writes a change that doesn't end the session and raises `revision` by one.
    /// - Throws: `.conflict` unless the stored revision equals `session.revision`.
    func advanceSession(_ session: VerificationSession) async throws(StoreError)

    /// Ends the session: writes it, the group and the delivery, and settles its query task if there is one.
    /// - Throws: `.conflict` when it was changed or ended meanwhile.
    func endSession(_ ending: SessionEnding) async throws(StoreError)

    /// The session's query task: `task` if it has none yet, else the one it has; completes `claim` with it. When the
    /// session has ended, the new task is written settled accordingly.
    func queryTask(for session: SessionID, orCreate task: DurableTask, claim: IdempotencyClaim?)
        async throws(StoreError) -> DurableTask

    /// Unfinished sessions whose time is over, at most `limit`. Those that a provider checks end by their checks.
    func expiredSessions(now: Timestamp, limit: Int) async throws(StoreError) -> [VerificationSession]

    /// Takes up to `limit` unfinished sessions whose check at a provider is to be asked about, and puts the next time
    /// off by `leaseFor`, should the caller die.
    func claimChecks(limit: Int, leaseFor: Duration, now: Timestamp) async throws(StoreError) -> [VerificationSession]

    /// When a session's check is to be asked about next; nothing else changes, and an ended session stays as it is.
    func scheduleCheck(_ session: SessionID, at time: Timestamp) async throws(StoreError)

    /// When the next unfinished session expires; nil when there is none.
    func nextSessionExpiry() async throws(StoreError) -> Timestamp?
}
