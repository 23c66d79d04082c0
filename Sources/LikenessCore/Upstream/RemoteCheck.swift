// SPDX-License-Identifier: Apache-2.0

/// A check of a person that a provider has opened.
package struct RemoteCheck: Sendable, Equatable, Codable {
    /// Whoever holds it may claim the person's group.
    package let token: Secret
    /// The provider's page for the person; it may carry credentials.
    package let link: Secret
    package let openedAt: Timestamp

    package init(token: Secret, link: Secret, openedAt: Timestamp) {
        self.token = token
        self.link = link
        self.openedAt = openedAt
    }

    private enum CodingKeys: String, CodingKey {
        case token, link, openedAt
    }

    /// Only ever written sealed.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.token = Secret(try container.decode(String.self, forKey: .token))
        self.link = Secret(try container.decode(String.self, forKey: .link))
        self.openedAt = Timestamp(milliseconds: try container.decode(Int64.self, forKey: .openedAt))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(token.exposed, forKey: .token)
        try container.encode(link.exposed, forKey: .link)
        try container.encode(openedAt.milliseconds, forKey: .openedAt)
    }
}

/// What a provider says of a check.
package enum RemoteVerdict: Sendable, Equatable {
    /// Not finished; at some providers also failed and expired, which they don't tell apart.
    case pending
    /// - Parameters:
    ///   - group: the provider's id of the person's group.
    ///   - requestID: of the answer that said so, for the consent record.
    case verified(group: String, requestID: String?)
    case failed
}
