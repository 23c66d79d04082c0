// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What an account may see and do of its notifications.
package struct Notifications: Sendable {
    private static let piece = 500
    let store: any LikenessStore
    let accounts: Accounts
    let notices: Notices
    let rules: LinkRules
    let time: any TimeSource

    /// How an account's notifications are signed, and where its events go.
    package struct Settings: Sendable, Equatable {
        package let eventsURL: String?
        /// Until when the secret before the present one signs too; nil when there is none.
        package let previousSecretUntil: Timestamp?
    }

    /// The account's deliveries, newest first.
    /// - Parameter last: only those behind it.
    package func list(_ filter: DeliveryFilter, before last: DeliveryID?, limit: Int, for principal: Principal)
        async throws -> [Delivery]
    {
        try await store.deliveries(of: principal.account, filter, before: last, limit: limit)
    }

    /// - Throws: `RuleViolation.notFound(.delivery)`.
    package func record(_ id: DeliveryID, for principal: Principal) async throws -> DeliveryRecord {
        guard let record = try await store.delivery(id, of: principal.account) else {
            throw RuleViolation.notFound(.delivery)
        }
        return record
    }

    /// Sends a notification anew, now, under the same `webhook-id`.
    /// - Throws: `RuleViolation.notFound(.delivery)`.
    package func resend(_ id: DeliveryID, for principal: Principal, claim: IdempotencyClaim?) async throws
        -> DeliveryRecord
    {
        guard try await store.resendDelivery(id, of: principal.account, claim: claim, now: time.now) else {
            throw RuleViolation.notFound(.delivery)
        }
        return try await record(id, for: principal)
    }

    /// The same for all that the filter names, a piece at a time: one that is cut off can be asked for again.
    /// - Returns: how many.
    package func resend(_ filter: DeliveryFilter, for principal: Principal, claim: IdempotencyClaim?) async throws
        -> Int
    {
        var progress = ResendProgress.none
        while !progress.isDone {
            progress = try await store.resendDeliveries(
                of: principal.account, filter, after: progress, limit: Self.piece, claim: claim, now: time.now)
        }
        return progress.count
    }

    package func settings(for principal: Principal) async throws -> Settings {
        let account = try await accounts.account(principal.account)
        let until = account.previousSecret.flatMap { time.now < $0.until ? $0.until : nil }
        return Settings(eventsURL: account.eventsURL, previousSecretUntil: until)
    }

    /// - Parameter url: nil: events are told nowhere.
    /// - Throws: `RuleViolation.field` for an address that we don't post to.
    package func setEventsURL(_ url: String?, for principal: Principal) async throws {
        if let url { try rules.check(url, path: "events_url", for: .anyPort) }
        try await store.setEventsURL(url, of: principal.account)
    }
}
