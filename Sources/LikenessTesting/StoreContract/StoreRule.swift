// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Testing

/// One sentence that every store driver must keep.
package struct StoreRule: Sendable, CustomTestStringConvertible {
    package let testDescription: String
    private let body: @Sendable (StoreBench) async throws -> Void

    init(_ sentence: String, _ body: @escaping @Sendable (StoreBench) async throws -> Void) {
        self.testDescription = sentence
        self.body = body
    }

    /// - Parameter store: empty, and nobody else's.
    package func check(_ store: any LikenessStore) async throws {
        try await body(StoreBench(store))
    }
}

/// What is asked of a store, whatever keeps it. A driver's tests run every rule on a store of its own.
package enum StoreContract {
    package static let rules =
        accounts + tasks + leases + progress + settlement + deliveries + idempotency + sessions + sessionEndings
        + groups + assets + reviews + lists + files + blobs + events + concurrency + registrations + wakeUps + checks
        + retention + installation + endpoints + signing + credit + usage + oversight
        + consents + erasures + audit
}
