// SPDX-License-Identifier: Apache-2.0

/// The identifier of one `Entity`. The phantom type keeps an account's id from being used where a task's is meant.
package struct ID<Entity>: RawRepresentable, Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// Takes an id that we made ourselves. For text from outside use `init(parsing:)`.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(from decoder: any Decoder) throws {
        self.rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    package var description: String { rawValue }
}

package typealias AccountID = ID<Account>
package typealias APIKeyID = ID<APIKey>
package typealias TaskID = ID<DurableTask>
package typealias SessionID = ID<VerificationSession>
package typealias GroupID = ID<AssetGroup>
package typealias AssetID = ID<Asset>
package typealias FileID = ID<StoredFile>
package typealias DeliveryID = ID<Delivery>
package typealias AuditEntryID = ID<AuditEntry>
