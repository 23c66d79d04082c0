// SPDX-License-Identifier: Apache-2.0

/// One line of the log of consents, uses, changes and withdrawals. It names things by their ids and holds no name, no
/// face and no secret, so it can be kept for ever.
package struct AuditEntry: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case consentGiven = "consent.given"
        case videoOrdered = "video.ordered"
        case licenceChanged = "licence.changed"
        case consentWithdrawn = "consent.withdrawn"
        case groupDeleted = "group.deleted"
        case consentErased = "consent.erased"
        case receiptKeyRotated = "receipt_key.rotated"
    }

    package let id: AuditEntryID
    package let at: Timestamp
    package let kind: Kind
    package let account: AccountID?
    package let group: GroupID?
    /// Plain words and digests: which task, which ender, the receipt's SHA-256.
    package let detail: [String: String]

    package init(
        _ kind: Kind, at now: Timestamp, account: AccountID?, group: GroupID?, detail: [String: String] = [:]
    ) {
        self.id = .make(at: now)
        self.at = now
        self.kind = kind
        self.account = account
        self.group = group
        self.detail = detail
    }
}
