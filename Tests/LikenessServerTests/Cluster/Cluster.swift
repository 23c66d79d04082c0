// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ScratchPostgres
import Testing

/// Several servers on one PostgreSQL database. They share a data folder for the blobs and the key.
struct Cluster: Sendable {
    let database: ScratchPostgres
    let folder: TemporaryFolder
    let settings: [String: String]

    /// - Parameter settings: on top of the store's.
    static func with(
        settings: [String: String] = [:], _ body: @Sendable (Cluster) async throws -> Void
    ) async throws {
        let database = try await ScratchPostgres()
        let own = ["LIKENESS_STORE": try await database.makeDatabase(), "LIKENESS_STORE_CONNECTIONS": "4"]
        try await TemporaryFolder.with { folder in
            try await body(Cluster(database: database, folder: folder, settings: own.merging(settings) { $1 }))
        }
    }

    func serve<Value: Sendable>(
        _ more: [String: String] = [:], _ body: @Sendable (RunningServer) async throws -> Value
    ) async throws -> Value {
        try await RunningServer.run(in: folder, settings: settings.merging(more) { $1 }, body)
    }

    /// Two servers at a time.
    func serveTwo<Value: Sendable>(
        _ body: @Sendable (RunningServer, RunningServer) async throws -> Value
    ) async throws -> Value {
        try await serve { first in try await serve { second in try await body(first, second) } }
    }
}
