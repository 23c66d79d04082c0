// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension Courier {
    /// What a try tells of its endpoint.
    func finding(of sent: Result<NotificationAnswer, any Error>, _ claimed: ClaimedDelivery, now: Timestamp)
        async throws -> EndpointFinding
    {
        switch sent {
        case .success(let answer) where (200..<300).contains(answer.status): return .works
        case .success(let answer): return .fails(try await rule(claimed, isGone: answer.status == 410, now: now))
        case .failure(is OutboundFailure): return .fails(try await rule(claimed, isGone: false, now: now))
        case .failure: return .unknown
        }
    }

    /// - Parameter isGone: the receiver says that nobody wants anything there any more (Standard Webhooks: 410).
    private func rule(_ claimed: ClaimedDelivery, isGone: Bool, now: Timestamp) async throws -> DisableRule {
        let limit = isGone ? now : now - configuration.disableAfter
        let since = claimed.trouble?.failingSince ?? now
        return DisableRule(
            failingSince: limit, probeAt: now + configuration.probing,
            notice: since <= limit ? try await notice(claimed.delivery, failingSince: since, now: now) : nil)
    }

    /// Tells the account that the endpoint is disabled, unless what is disabled is where it would be told.
    private func notice(_ delivery: Delivery, failingSince: Timestamp, now: Timestamp) async throws -> Delivery? {
        guard let url = try await store.account(delivery.account)?.eventsURL,
            Endpoint(account: delivery.account, url: url) != delivery.endpoint
        else { return nil }
        return Delivery(
            id: .make(at: now), account: delivery.account, task: delivery.task, url: url, rhythm: .standard,
            body: try EndpointEvent(delivery, failingSince: failingSince, at: now).body, nextAttemptAt: now,
            createdAt: now)
    }
}
