// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import LikenessEngine
import StoreSQL

/// What commands do beside a running server, on the same store.
package enum AccountOffice {
    /// Asks for an unfinished task's end; a running server ends it.
    /// - Returns: false when there is no such unfinished task.
    package static func cancel(_ task: TaskID, _ configuration: LikenessConfiguration) async throws -> Bool {
        try await withInstallation(configuration) { installation in
            try await installation.store.requestCancel(task, now: SystemTime().now)
        }
    }

    /// Begins to sign notifications with a new key of the installation.
    /// - Returns: its id in the key set.
    package static func rotateSigningKey(_ configuration: LikenessConfiguration, overlap: Duration) async throws
        -> String
    {
        try await withInstallation(configuration) { installation in
            let keys = SigningKeys(
                store: installation.store, sealer: Sealer(installation.masterKey), time: SystemTime())
            return try await keys.rotate(overlap: overlap)
        }
    }

    /// The keys of receipts and proofs, for as long as `body` runs.
    package static func withReceiptKeys<Result: Sendable>(
        _ configuration: LikenessConfiguration, _ body: (ReceiptKeys) async throws -> Result
    ) async throws -> Result {
        try await withInstallation(configuration) { installation in
            try await body(
                ReceiptKeys(store: installation.store, sealer: Sealer(installation.masterKey), time: SystemTime()))
        }
    }

    /// The log, for as long as `body` runs.
    package static func withAudit<Result: Sendable>(
        _ configuration: LikenessConfiguration, _ body: (AuditTrail) async throws -> Result
    ) async throws -> Result {
        try await withInstallation(configuration) { try await body(AuditTrail(store: $0.store)) }
    }

    /// Opens the installation's store for as long as `body` runs.
    package static func open<Result: Sendable>(
        _ configuration: LikenessConfiguration, _ body: (Accounts) async throws -> Result
    ) async throws -> Result {
        try await withInstallation(configuration) { installation in
            try await body(
                Accounts(store: installation.store, sealer: Sealer(installation.masterKey), time: SystemTime()))
        }
    }

    private static func withInstallation<Result: Sendable>(
        _ configuration: LikenessConfiguration, _ body: (Installation) async throws -> Result
    ) async throws -> Result {
        let installation = try await Installation(configuration.storage)
        do {
            let result = try await body(installation)
            await installation.close()
            return result
        } catch {
            await installation.close()
            throw error
        }
    }
}
