// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The `Idempotency-Key` of POST routes.
package struct Idempotency: Sendable {
    /// Longer than any request that makes something takes.
    private static let lease = Duration.seconds(25)
    private let store: any LikenessStore
    private let time: any TimeSource

    package init(store: any LikenessStore, time: any TimeSource) {
        self.store = store
        self.time = time
    }

    /// Takes the claim for a request that may now run.
    /// - Returns: the first answer's row when the same request was done before; nil to go on.
    /// - Throws: `RuleViolation.idempotencyInProgress` or `.idempotencyKeyReused`; `.unavailable` when the store can't
    ///   tell.
    package func take(_ claim: IdempotencyClaim) async throws -> IdempotentAnswer? {
        let decision: IdempotencyDecision
        do {
            decision = try await store.takeClaim(claim, lease: Self.lease, now: time.now)
        } catch let error where error.code == .unavailable {
            throw RuleViolation.unavailable
        }
        switch decision {
        case .proceed: return nil
        case .replay(let answer): return answer
        case .inProgress: throw RuleViolation.idempotencyInProgress
        case .reusedWithOtherBody: throw RuleViolation.idempotencyKeyReused
        }
    }

    /// Gives a claim back after a request that made nothing. When that fails too, the claim's lease ends by itself.
    package func release(_ claim: IdempotencyClaim) async {
        try? await store.releaseClaim(claim)
    }
}
