// SPDX-License-Identifier: Apache-2.0

/// Whoever owns keys, projects, tasks and assets. What belongs to another account does not exist.
package struct Account: Sendable, Equatable {
    package let id: AccountID
    /// Unique; one that `allows(name:)` takes.
    package let name: String
    /// `whsec_…`, sealed for row `accounts.webhook_secret:<id>`.
    package let webhookSecret: Sealed
    /// The one before it, which signs too until its time is up.
    package let previousSecret: PreviousSecret?
    /// Where the account is told of things that no request asked for; nil: nowhere.
    package let eventsURL: String?
    package let credit: Credit
    package let createdAt: Timestamp

    /// 1 to 64 characters, counted as code points, and no control characters.
    package static func allows(name: String) -> Bool {
        (1...64).contains(name.unicodeScalars.count)
            && !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }

    package struct PreviousSecret: Sendable, Equatable {
        /// Sealed for the same row.
        package let secret: Sealed
        package let until: Timestamp

        package init(secret: Sealed, until: Timestamp) {
            self.secret = secret
            self.until = until
        }
    }

    package init(
        id: AccountID, name: String, webhookSecret: Sealed, previousSecret: PreviousSecret? = nil,
        eventsURL: String? = nil, credit: Credit = Credit(), createdAt: Timestamp
    ) {
        self.id = id
        self.name = name
        self.webhookSecret = webhookSecret
        self.previousSecret = previousSecret
        self.eventsURL = eventsURL
        self.credit = credit
        self.createdAt = createdAt
    }
}
