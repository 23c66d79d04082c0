// SPDX-License-Identifier: Apache-2.0

import LikenessCore
package import LikenessEngine

/// The accounts of an installation, for commands that work beside a running server.
package enum AccountOffice {
    /// Opens the installation's store for as long as `body` runs.
    package static func open<Result: Sendable>(
        _ configuration: LikenessConfiguration, _ body: (Accounts) async throws -> Result
    ) async throws -> Result {
        let installation = try await Installation(configuration.storage)
        let accounts = Accounts(
            store: installation.store, sealer: Sealer(installation.masterKey), time: SystemTime())
        do {
            let result = try await body(accounts)
            await installation.close()
            return result
        } catch {
            await installation.close()
            throw error
        }
    }
}
