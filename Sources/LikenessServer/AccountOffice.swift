// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import LikenessEngine
import StoreSQL

/// What commands do beside a running server, on the same store.
package enum AccountOffice {
    /// Asks for an unfinished task's end; a running server ends it.
    /// - Returns: false when there is no such unfinished task.
    package static func cancel(_ task: TaskID, _ configuration: LikenessConfiguration) async throws -> Bool {
        let installation = try await Installation(configuration.storage)
        do {
            let found = try await installation.store.requestCancel(task, now: SystemTime().now)
            await installation.close()
            return found
        } catch {
            await installation.close()
            throw error
        }
    }

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
