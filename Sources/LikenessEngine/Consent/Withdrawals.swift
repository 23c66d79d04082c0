// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The one way in which a consent ends, whoever ends it.
struct Withdrawals: Sendable {
    let store: any LikenessStore
    /// From the end to the erasure.
    let delay: Duration
    let time: any TimeSource

    /// From this moment on nothing is made of the face, on any server.
    /// - Returns: false when it had ended before.
    @discardableResult
    func end(_ consent: Consent, by ender: Consent.Ender) async throws -> Bool {
        let now = time.now
        let ending = Consent.Ending(at: now, by: ender, eraseAt: now + delay)
        let delivery = try ConsentEvent.delivery(
            .revoked, of: consent, to: try await store.account(consent.account), at: now
        ) { detail in
            detail.endedBy = ender.rawValue
            detail.eraseAt = ending.eraseAt.seconds
        }
        let entry = AuditEntry(
            .consentWithdrawn, at: now, account: consent.account, group: consent.group,
            detail: ["by": ender.rawValue])
        let isFirst = try await store.endConsent(
            ConsentEnding(group: consent.group, ending: ending, delivery: delivery, entry: entry))
        if isFirst { EngineMetrics.consentEnded(by: ender) }
        return isFirst
    }
}
