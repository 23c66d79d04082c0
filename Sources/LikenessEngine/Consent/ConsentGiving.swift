// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Makes what is written when a person has passed: the consent with its signed receipt and the secret of the person's
/// page, and the log's entry.
struct ConsentGiving: Sendable {
    let store: any LikenessStore
    let sealer: Sealer
    let keys: ReceiptKeys
    let address: PublicAddress

    /// - Parameter group: with its consent record.
    func make(for group: AssetGroup, _ session: VerificationSession) async throws -> (Consent, AuditEntry)? {
        guard let record = group.consent else { return nil }
        let asker = try await store.account(group.account)?.name ?? ""
        let receipt = try await keys.sign(
            ReceiptStatement(group, record, asker: asker, issuer: address), type: ReceiptStatement.type)
        let link = Secret.random()
        let consent = Consent(
            group: group.id, account: group.account, project: group.project, task: session.task,
            linkDigest: TokenDigest(of: link), link: try sealer.seal(link, for: Consent.linkRow(group.id)),
            record: record, agreed: group.licence, receipt: receipt, givenAt: group.createdAt)
        let entry = AuditEntry(
            .consentGiven, at: group.createdAt, account: group.account, group: group.id,
            detail: [
                "receipt_sha256": ReceiptStatement.digest(receipt), "collected_by": record.collectedBy.rawValue,
                "project": group.project.rawValue,
            ])
        return (consent, entry)
    }
}
