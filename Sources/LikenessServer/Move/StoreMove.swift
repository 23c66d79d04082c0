// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import NIOPosix
import StorePostgres
package import StoreSQL
import StoreSQLite

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Brings a whole store to another database, while no server works on either. Afterwards servers refuse the old one.
///
/// The rows arrive in one transaction, which is committed before the old store is marked as moved. So whenever a move is
/// cut short it can be begun again: until a server has used the new store, its rows are replaced.
package struct StoreMove: Sendable {
    private let source: LikenessConfiguration.Store
    private let target: LikenessConfiguration.Store
    private let dataDirectory: String
    private let abandonsCopy: Bool

    /// - Parameters:
    ///   - dataDirectory: where a SQLite store lies.
    ///   - abandonsCopy: the store was moved elsewhere before, and nobody ever works on that copy again.
    package init(
        from source: LikenessConfiguration.Store, to target: LikenessConfiguration.Store, dataDirectory: String,
        abandonsCopy: Bool = false
    ) {
        self.source = source
        self.target = target
        self.dataDirectory = dataDirectory
        self.abandonsCopy = abandonsCopy
    }

    /// - Throws: `MoveRefusal`, `ConfigurationError` or `StartFailure`.
    package func run() async throws -> [CopyReport] {
        try await NIOThreadPool.singleton.runIfActive { try move() }
    }

    private func move() throws -> [CopyReport] {
        let directory = try DataDirectory(dataDirectory)
        let (from, to) = (source.place(directory), target.place(directory))
        guard from != to else { throw MoveRefusal.samePlace(from) }
        if case .sqlite = source, !FileManager.default.fileExists(atPath: from) { throw MoveRefusal.noSource(from) }
        do {
            return try alone(source, from, directory) { old in
                // Two servers on two copies would do everything twice.
                if !abandonsCopy, let copy = try old.movedTo(), copy != to {
                    throw MoveRefusal.movedElsewhere(from, to: copy)
                }
                let reports = try alone(target, to, directory) { new in
                    try StoreCopy(from: old, to: new, place: abandonsCopy ? nil : from).run()
                }
                try old.markMoved(to: to)
                return reports
            }
        } catch let refusal as CopyRefusal {
            throw MoveRefusal.copy(refusal, from: from, to: to)
        }
    }

    private func alone<Value>(
        _ store: LikenessConfiguration.Store, _ place: String, _ directory: DataDirectory,
        _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        do {
            switch store {
            case .sqlite: return try SQLiteDatabase.alone(path: directory.database, body)
            case .postgres(let address, _):
                return try PostgresDatabase.alone(PostgresSettings(address: address), body)
            }
        } catch let error as StoreError {
            throw StartFailure.store(StoreProblem(place: place, kind: store.kind, error))
        }
    }
}
