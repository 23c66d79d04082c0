// SPDX-License-Identifier: Apache-2.0

import LikenessTesting
import StorePostgres
import StoreSQL
import Testing

/// The contract of every store, on a PostgreSQL server.
@Suite(.serialized) struct StoreContractTests {
    @Test(arguments: StoreContract.rules) func keepsTheRule(_ rule: StoreRule) async throws {
        try await ScratchStore.with { store, _ in try await rule.check(store) }
    }
}
