// SPDX-License-Identifier: Apache-2.0

package protocol IdempotencyStore: Sendable {
    /// Takes the claim, or says why not. A claim that was taken and neither completed nor released within `lease` may
    /// be taken again: nothing was made, because making and completing are one transaction.
    func takeClaim(_ claim: IdempotencyClaim, lease: Duration, now: Timestamp) async throws(StoreError)
        -> IdempotencyDecision

    /// Gives back a claim whose request failed before anything was made.
    func releaseClaim(_ claim: IdempotencyClaim) async throws(StoreError)

    /// Forgets completed claims made before `time`.
    /// - Returns: how many.
    func purgeClaims(before time: Timestamp) async throws(StoreError) -> Int
}
