// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Deletes what there is of a person, and proves it. Every part may be repeated after a crash: what is to go is noted
/// first, then the rows go in one transaction, then bytes and objects elsewhere, and at last somebody looks.
struct ErasureCourse: Sendable {
    /// Bytes that were just written may belong to somebody who is about to record them; a provider may be away. It is
    /// looked at again soon at first, and then ever more rarely.
    private static let pauses: ClosedRange<Duration> = .seconds(1)...(.seconds(60))
    private static let batch = 200
    let store: any LikenessStore
    let blobs: any BlobStore
    let sweep: BlobSweep
    let keys: ReceiptKeys
    let address: PublicAddress
    let time: any TimeSource

    /// - Throws: `StoreError` `.conflict` when the claim is lost.
    func advance(_ claimed: ClaimedErasure) async throws {
        let inventory = try await store.takeOut(claimed, now: time.now)
        // Tasks that have ended let go of what they used when somebody looks.
        while try await store.releaseBlobs(ofEndedTasks: Self.batch) == Self.batch {}
        for key in try await store.unusedBlobs(among: inventory.blobs)
        where try await blobs.delete(key, ifUntouchedFor: sweep.grace) {
            try await store.forgetBlob(key)
        }
        let remains = try await store.remains(of: claimed.consent.group, inventory)
        guard remains.isNothing, try await nothingFetchedIsLeft(claimed) else {
            return try await store.putOffErasure(claimed, until: time.now + pause(of: claimed))
        }
        try await prove(claimed, inventory, remains)
    }

    /// What a review has fetched and let go of is on no list of the person's: but all that was written before the consent
    /// ended, and is used by nobody, is gone once nothing young is left, or all that is left was written since.
    private func nothingFetchedIsLeft(_ claimed: ClaimedErasure) async throws -> Bool {
        let young = try await sweep.round()
        let endedAt = claimed.consent.ending?.at ?? time.now
        return young == 0 || time.now - endedAt >= sweep.grace
    }

    private func pause(of claimed: ClaimedErasure) -> Duration {
        let begun = claimed.consent.ending?.eraseAt ?? time.now
        return min(max((time.now - begun) / 4, Self.pauses.lowerBound), Self.pauses.upperBound)
    }

    private func prove(
        _ claimed: ClaimedErasure, _ inventory: ErasureInventory, _ remains: ErasureRemains
    ) async throws {
        let (consent, now) = (claimed.consent, time.now)
        let ending = consent.ending ?? Consent.Ending(at: now, by: .account, eraseAt: now)
        let proof = try await keys.sign(
            ErasureStatement(consent, ending, inventory, remains, issuer: address, at: now),
            type: ErasureStatement.type)
        let delivery = try ConsentEvent.delivery(
            .erased, of: consent, to: try await store.account(consent.account), at: now
        ) { $0.erasureProof = proof }
        let entry = AuditEntry(
            .consentErased, at: now, account: consent.account, group: consent.group,
            detail: ["proof_sha256": ReceiptStatement.digest(proof)])
        try await store.recordErasure(
            claimed, Consent.Erasure(at: now, proof: proof), delivery: delivery, entry: entry)
        EngineMetrics.personErased()
    }
}
