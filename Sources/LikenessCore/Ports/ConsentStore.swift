// SPDX-License-Identifier: Apache-2.0

/// How a consent ends: the group is frozen, its unfinished tasks are told to end, and the account and the log are told,
/// all in one transaction.
package struct ConsentEnding: Sendable {
    package let group: GroupID
    package let ending: Consent.Ending
    package let delivery: Delivery?
    package let entry: AuditEntry

    package init(group: GroupID, ending: Consent.Ending, delivery: Delivery?, entry: AuditEntry) {
        self.group = group
        self.ending = ending
        self.delivery = delivery
        self.entry = entry
    }
}

/// Which consents are meant.
package struct ConsentFilter: Sendable, Equatable {
    /// Nil: any.
    package var account: AccountID?
    package var projects: [ProjectName]?
    package var state: Consent.State?

    package init(account: AccountID? = nil, projects: [ProjectName]? = nil, state: Consent.State? = nil) {
        self.account = account
        self.projects = projects
        self.state = state
    }
}

package protocol ConsentStore: Sendable {
    func consent(of group: GroupID, within account: AccountID?) async throws(StoreError) -> Consent?
    /// For the person's own page.
    func consent(link: TokenDigest) async throws(StoreError) -> Consent?
    /// Newest first.
    func consents(_ filter: ConsentFilter, before last: GroupID?, limit: Int) async throws(StoreError) -> [Consent]
    /// Persons whose face may be used or is still to be erased.
    func personCount() async throws(StoreError) -> Int

    /// Videos that the person's assets were ordered for, newest first.
    func uses(of group: GroupID, before last: TaskID?, limit: Int) async throws(StoreError) -> [ShownUse]
    /// The receipts of the persons whom a video shows.
    func receipts(usedBy task: TaskID) async throws(StoreError) -> [String]
    /// How many of them were made or are being made.
    func useCount(of group: GroupID) async throws(StoreError) -> Int

    /// Gives the group another licence.
    /// - Throws: `.notFound` when the group isn't there, `.conflict` when its consent has ended.
    func setLicence(_ licence: Licence, of group: GroupID, entry: AuditEntry, now: Timestamp) async throws(StoreError)

    /// - Returns: false when it had ended before; then nothing is written.
    func endConsent(_ ending: ConsentEnding) async throws(StoreError) -> Bool

    /// Consents that are given, were given before `time`, and whose face was not used since; at most `limit`.
    func idleConsents(since time: Timestamp, limit: Int) async throws(StoreError) -> [Consent]

    /// Consents whose licence ends before `time` and of which nobody was told yet, with that end; at most `limit`.
    func endingLicences(before time: Timestamp, limit: Int) async throws(StoreError) -> [(Consent, until: Timestamp)]
    /// Notes that it was told.
    /// - Returns: false when somebody else has told it meanwhile.
    func announceEnd(ofLicence group: GroupID, delivery: Delivery?, now: Timestamp) async throws(StoreError) -> Bool
}

/// Erasing, step by step: each may be repeated, and each carries the fencing token of its claim.
package protocol ErasureStore: Sendable {
    func claimErasures(limit: Int, leaseFor: Duration, now: Timestamp) async throws(StoreError) -> [ClaimedErasure]

    /// Counts everything of the person, notes it, and takes it out of the store, in one transaction: the group with its
    /// template and assets, the account's files with the same bytes, the videos if they are to go. Objects at providers
    /// begin to be removed, and blobs to be deleted.
    /// - Throws: `.conflict` for a stale fencing token.
    func takeOut(_ claimed: ClaimedErasure, now: Timestamp) async throws(StoreError) -> ErasureInventory

    /// Those of `blobs` that nothing uses.
    func unusedBlobs(among blobs: [BlobKey]) async throws(StoreError) -> [BlobKey]

    /// What is still to be found, by looking.
    func remains(of group: GroupID, _ inventory: ErasureInventory) async throws(StoreError) -> ErasureRemains

    /// Gives the claim back until `time`.
    func putOffErasure(_ claimed: ClaimedErasure, until time: Timestamp) async throws(StoreError)

    /// Writes the proof, and what tells of it.
    /// - Throws: `.conflict` for a stale fencing token.
    func recordErasure(_ claimed: ClaimedErasure, _ erasure: Consent.Erasure, delivery: Delivery?, entry: AuditEntry)
        async throws(StoreError)
}
