// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The `Idempotency-Key` of POST routes.
package struct Idempotency: Sendable {
    /// Takes the claim for a request that may now run.
    /// - Returns: the first answer's row when the same request was done before; nil to go on.
    /// - Throws: `RuleViolation.idempotencyInProgress` or `.idempotencyKeyReused`.
    package func take(_ claim: IdempotencyClaim) async throws -> IdempotentAnswer? {
        fatalError("engine")
    }

    /// Gives a claim back after a request that made nothing.
    package func release(_ claim: IdempotencyClaim) async {
        fatalError("engine")
    }
}
