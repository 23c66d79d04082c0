// SPDX-License-Identifier: Apache-2.0

/// Whoever owns keys, projects, tasks and assets. What belongs to another account does not exist.
package struct Account: Sendable, Equatable {
    package let id: AccountID
    /// Unique, 1 to 64 characters.
    package let name: String
    /// `whsec_…`, sealed for row `accounts.webhook_secret:<id>`.
    package let webhookSecret: Sealed
    package let createdAt: Timestamp

    package init(id: AccountID, name: String, webhookSecret: Sealed, createdAt: Timestamp) {
        self.id = id
        self.name = name
        self.webhookSecret = webhookSecret
        self.createdAt = createdAt
    }
}
