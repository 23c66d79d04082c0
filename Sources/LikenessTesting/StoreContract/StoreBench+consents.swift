// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

/// A person who has passed, and their consent.
struct StoredPerson: Sendable {
    let group: AssetGroup
    let consent: Consent
    let session: VerificationSession
}

extension StoreBench {
    /// For a group that an account deletes.
    func deletion(of group: GroupID) -> AuditEntry {
        AuditEntry(.groupDeleted, at: now, account: account, group: group)
    }

    func entry(_ kind: AuditEntry.Kind, _ group: GroupID? = nil, at time: Timestamp? = nil) -> AuditEntry {
        AuditEntry(kind, at: time ?? now, account: account, group: group)
    }

    func makeConsent(of group: AssetGroup, _ session: VerificationSession, at time: Timestamp? = nil) -> Consent {
        Consent(
            group: group.id, account: account, project: group.project, task: session.task,
            linkDigest: digest("own page of \(group.id)"), link: sealed("link"), record: consent, agreed: .open,
            receipt: "receipt of \(group.id)", givenAt: time ?? now)
    }

    /// Has a person pass a verification.
    func addPerson(_ name: String = "one", licence: Licence = .open, at time: Timestamp? = nil) async throws
        -> StoredPerson
    {
        let session = try await addSession(name)
        let group = AssetGroup(
            id: .make(at: now), account: account, project: .default, kind: .livenessFace, name: "", description: "",
            template: sealed("face"), consent: consent, licence: licence, createdAt: now, updatedAt: now)
        let given = makeConsent(of: group, session, at: time)
        let ending = ending(session, as: .verified, group: group)
        try await store.endSession(
            SessionEnding(
                session: ending.session, group: group, delivery: nil, consent: given,
                entry: entry(.consentGiven, group.id)))
        return StoredPerson(group: group, consent: given, session: session)
    }

    /// Orders a video of the person.
    func use(_ person: StoredPerson, mostVideos: Int? = nil, runAfter: Timestamp? = nil) async throws -> DurableTask {
        let task = makeTask(runAfter: runAfter)
        try await store.createTask(
            task,
            uses: [
                OrderedUse(group: person.group.id, mostVideos: mostVideos, entry: entry(.videoOrdered, person.group.id))
            ], claim: nil)
        return task
    }

    /// - Returns: whether it was the first end.
    func withdraw(_ person: StoredPerson, by ender: Consent.Ender = .person, eraseAfter delay: Duration = .zero)
        async throws -> Bool
    {
        try await store.endConsent(
            ConsentEnding(
                group: person.group.id, ending: Consent.Ending(at: now, by: ender, eraseAt: now + delay),
                delivery: makeDelivery(of: person.session.task), entry: entry(.consentWithdrawn, person.group.id)))
    }

    func storedConsent(_ person: StoredPerson) async throws -> Consent {
        try #require(try await store.consent(of: person.group.id, within: nil))
    }

    func claimErasures(at time: Timestamp? = nil) async throws -> [ClaimedErasure] {
        try await store.claimErasures(limit: 9, leaseFor: .seconds(60), now: time ?? now)
    }

    /// What the log says so far. Entries of one millisecond have no order.
    func kinds() async throws -> [String] {
        while try await store.chainEntries(limit: 2) > 0 {}
        return try await store.chain(after: 0, limit: 99).map { entry in
            String(entry.body.firstMatch(of: /"kind":"([a-z_.]+)"/)?.1 ?? "")
        }
    }
}
