// SPDX-License-Identifier: Apache-2.0

/// The account's webhook secret after `POST /v1/webhooks/rotate-secret`; `likeness webhooks rotate-secret --json` prints
/// the same.
///
/// Of Likeness only: the contract has no such route.
public struct RotatedSecret: Sendable, Equatable, Codable {
    /// `whsec_` and 32 bytes in base64, as Standard Webhooks writes it.
    public var webhookSecret: String
    /// Unix seconds until which the secret before it signs too; nil, and null on the wire, when there is none.
    public var previousSecretUntil: Int64?

    /// What was made, and how long the earlier one goes on.
    public init(webhookSecret: String, previousSecretUntil: Int64?) {
        self.webhookSecret = webhookSecret
        self.previousSecretUntil = previousSecretUntil
    }

    enum CodingKeys: String, CodingKey {
        case webhookSecret = "webhook_secret"
        case previousSecretUntil = "previous_secret_until"
    }

    /// Writes null where there is no earlier secret: the answer always has both keys.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(webhookSecret, forKey: .webhookSecret)
        try container.encode(previousSecretUntil, forKey: .previousSecretUntil)
    }
}
