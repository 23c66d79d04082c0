// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// A new key as `keys create` prints it.
struct KeyDocument: Encodable {
    let account: String
    let id: String
    let key: String
    /// Left out beside a key that may not have it.
    let webhookSecret: String?

    enum CodingKeys: String, CodingKey {
        case account, id, key
        case webhookSecret = "webhook_secret"
    }

    init(_ issued: IssuedKey) {
        self.account = issued.accountName
        self.id = issued.id.rawValue
        self.key = issued.key.exposed
        self.webhookSecret = issued.webhookSecret?.exposed
    }

    var text: String {
        """
        account         \(account)
        id              \(id)
        key             \(key)
        webhook secret  \(webhookSecret ?? "(of keys that reach everything)")
        The key is shown this once.
        """
    }

    func jsonLine() throws -> String { try JSONLine.encode(self) }
}
