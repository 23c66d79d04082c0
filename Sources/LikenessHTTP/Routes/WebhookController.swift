// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// How the account's notifications are signed, and where it is told of what no request asked for.
struct WebhookController: Sendable {
    private static let overlaps: ClosedRange<Int64> = 0...720
    private static let usualOverlap: Int64 = 24
    let notifications: Notifications
    let accounts: Accounts
    /// How the world reaches us.
    let address: String
    let post: IdempotentPost
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.get, "/v1/webhooks", needs: .everything) { _, context in try await answer(context) },
            Endpoint(.put, "/v1/webhooks", needs: .everything) { try await change($0, $1) },
            Endpoint(.post, "/v1/webhooks/rotate-secret", needs: .everything) { try await rotate($0, $1) },
        ]
    }

    private struct Settings: Encodable {
        let eventsURL: String?
        let previousSecretUntil: Int64?
        let keySetURL: String

        enum CodingKeys: String, CodingKey {
            case eventsURL = "events_url"
            case previousSecretUntil = "previous_secret_until"
            case keySetURL = "jwks_url"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(eventsURL, forKey: .eventsURL)
            try container.encode(previousSecretUntil, forKey: .previousSecretUntil)
            try container.encode(keySetURL, forKey: .keySetURL)
        }
    }

    private func change(_ request: Request, _ context: AccountContext) async throws -> Response {
        let fields = try await JSONBody(request, atMost: largestBody).fields
        let url = try fields.string("events_url", atMost: 2048)
        try await notifications.setEventsURL(url, for: context.principal)
        return try await answer(context)
    }

    /// Repeated while the overlap runs it changes nothing and answers the same, so a lost answer does no harm.
    private func rotate(_ request: Request, _ context: AccountContext) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        let account = context.principal.account
        let made = try await post.once(try IdempotentPost.claim(request, by: context.principal, body: body)) { claim in
            let hours = try body.fields.integer("overlap_hours", in: Self.overlaps) ?? Self.usualOverlap
            return try await accounts.rotateWebhookSecret(of: account, overlap: .seconds(hours * 3600), claim: claim)
        } recall: { answer in
            guard case .account = answer else { throw RuleViolation.idempotencyKeyReused }
            return try await accounts.webhookSecret(of: account)
        }
        let (secret, previousUntil) = made.value
        return try JSONAnswer.response(
            Envelope(data: RotatedSecret(webhookSecret: secret.exposed, previousSecretUntil: previousUntil?.seconds)),
            headers: made.headers)
    }

    private func answer(_ context: AccountContext) async throws -> Response {
        let settings = try await notifications.settings(for: context.principal)
        return try JSONAnswer.response(
            Envelope(
                data: Settings(
                    eventsURL: settings.eventsURL, previousSecretUntil: settings.previousSecretUntil?.seconds,
                    keySetURL: address + KeySetController.path)))
    }
}
