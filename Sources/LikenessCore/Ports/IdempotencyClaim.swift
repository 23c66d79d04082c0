// SPDX-License-Identifier: Apache-2.0

/// A client's `Idempotency-Key` within its scope. The row that a request makes and the memory of having made it are
/// written in one transaction, so a crash leaves both or neither.
package struct IdempotencyClaim: Sendable, Hashable {
    package let account: AccountID
    package let method: String
    package let path: String
    package let key: String
    /// SHA-256 of the body as sent (of the file for an upload), hexadecimal.
    package let bodyHash: String

    package init(account: AccountID, method: String, path: String, key: String, bodyHash: String) {
        self.account = account
        self.method = method
        self.path = path
        self.key = key
        self.bodyHash = bodyHash
    }
}

/// What the store remembers of a claim: enough to build the first answer again, and no token or link.
package enum IdempotentAnswer: Sendable, Hashable {
    case task(TaskID)
    case group(GroupID)
    case file(FileID)
    /// A new secret for its notifications.
    case account(AccountID)
    case delivery(DeliveryID)
    /// So many deliveries were sent anew.
    case resent(Int)
}

/// What became of an attempt to take a claim.
package enum IdempotencyDecision: Sendable, Equatable {
    /// Go on; the composite write that follows completes the claim.
    case proceed
    case replay(IdempotentAnswer)
    /// The first request is still running.
    case inProgress
    case reusedWithOtherBody
}
