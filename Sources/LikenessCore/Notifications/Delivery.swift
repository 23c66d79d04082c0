// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// One notification to one URL: a row of the outbox, written with the change that it tells of.
package struct Delivery: Sendable, Equatable {
    package enum Rhythm: String, Sendable, Codable {
        /// Ten tries over about 75 hours (Standard Webhooks).
        case standard
        /// Three quick ones after about 10, 30 and 60 s, then as `standard` (contract/apimart.md 5.6).
        case video
    }

    package enum Status: String, Sendable, Codable, CaseIterable {
        case waiting, delivered, abandoned
    }

    /// Also the `webhook-id`: the same for every try.
    package let id: DeliveryID
    package let account: AccountID
    package let task: TaskID
    package let url: String
    package let rhythm: Rhythm
    /// The JSON body; nil for a video's, whose body is the task's answer and carries signed links: it is made afresh
    /// for each try.
    package let body: Data?
    package var status: Status
    package var attempts: Int
    /// How many of them were made before it was last sent anew: the schedule begins behind them.
    package var attemptsBefore: Int
    package var nextAttemptAt: Timestamp?
    package let createdAt: Timestamp

    package init(
        id: DeliveryID, account: AccountID, task: TaskID, url: String, rhythm: Rhythm, body: Data?,
        status: Status = .waiting, attempts: Int = 0, attemptsBefore: Int = 0, nextAttemptAt: Timestamp?,
        createdAt: Timestamp
    ) {
        self.id = id
        self.account = account
        self.task = task
        self.url = url
        self.rhythm = rhythm
        self.body = body
        self.status = status
        self.attempts = attempts
        self.attemptsBefore = attemptsBefore
        self.nextAttemptAt = nextAttemptAt
        self.createdAt = createdAt
    }

    package var endpoint: Endpoint { Endpoint(account: account, url: url) }
}
