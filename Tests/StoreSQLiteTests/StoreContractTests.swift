// SPDX-License-Identifier: Apache-2.0

import LikenessTesting
import StoreSQL
import StoreSQLite
import Testing

/// The contract of every store, on SQLite files.
@Suite struct StoreContractTests {
    @Test(arguments: StoreContract.rules) func keepsTheRule(_ rule: StoreRule) async throws {
        try await TemporaryFolder.with { folder in
            let store = try SQLStore.sqlite(path: "\(folder.path)/likeness.sqlite")
            try await rule.check(store)
            try store.close()
        }
    }
}
