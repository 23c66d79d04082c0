// SPDX-License-Identifier: Apache-2.0

import LibPQ
import ScratchPostgres
import StorePostgres
import StoreSQL

/// Stores on a database of one test.
enum ScratchStore {
    /// - Parameter change: of the settings.
    static func with(
        _ change: (inout PostgresSettings) -> Void = { _ in },
        _ body: (SQLStore, PostgresSettings) async throws -> Void
    ) async throws {
        let server = try await ScratchPostgres.shared()
        var settings = PostgresSettings(address: try PostgresAddress(try await server.makeDatabase()))
        settings.connections = 4
        settings.writers = 2
        change(&settings)
        let store = try await open(settings)
        do {
            try await body(store, settings)
        } catch {
            await close(store)
            throw error
        }
        await close(store)
    }

    /// Opening and closing block, so they have a thread of their own.
    static func open(_ settings: PostgresSettings) async throws -> SQLStore {
        try await Blocking.run { try SQLStore.postgres(settings) }
    }

    static func close(_ store: SQLStore) async {
        await Blocking.run { try? store.close() }
    }
}
