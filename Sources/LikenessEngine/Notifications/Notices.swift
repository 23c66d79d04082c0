// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes what is posted of a delivery: its body, signed for this try.
struct Notices: Sendable {
    let store: any LikenessStore
    let accounts: Accounts
    let signingKeys: SigningKeys
    let views: TaskViews
    let render: EnginePorts.TaskRendering
    let time: any TimeSource

    func notice(for delivery: Delivery) async throws -> OutboundNotification {
        let body = try await body(of: delivery)
        let timestamp = time.now.seconds
        let signature = try WebhookSignature(
            id: delivery.id, timestamp: timestamp, body: body,
            secrets: await accounts.webhookSecrets(of: delivery.account), keys: await signingKeys.current())
        return OutboundNotification(
            url: delivery.url,
            headers: [
                ("content-type", "application/json"), ("user-agent", "Likeness"),
                ("webhook-id", delivery.id.rawValue), ("webhook-timestamp", String(timestamp)),
                ("webhook-signature", signature.header),
            ], body: body)
    }

    /// A video's body is its task's answer, made afresh: its links are signed and not to be kept.
    private func body(of delivery: Delivery) async throws -> Data {
        if let body = delivery.body { return body }
        guard let task = try await store.task(delivery.task, of: delivery.account) else {
            throw StoreError(.notFound, statement: "task")
        }
        var language = "en"
        if case .video(let order) = task.input { language = order.language }
        return try render(await views.view(task), language)
    }
}
