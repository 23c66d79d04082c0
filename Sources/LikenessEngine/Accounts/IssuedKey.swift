// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// A new key: the only time its text is seen.
package struct IssuedKey: Sendable {
    package let id: APIKeyID
    package let accountName: String
    package let key: Secret
    /// Nil beside a key that may not manage the account.
    package let webhookSecret: Secret?

    package init(id: APIKeyID, accountName: String, key: Secret, webhookSecret: Secret?) {
        self.id = id
        self.accountName = accountName
        self.key = key
        self.webhookSecret = webhookSecret
    }
}
