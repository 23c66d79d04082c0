// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOPosix
package import StoreSQLite

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Copies of an embedded store, and the way back from one.
package struct StoreBackup: Sendable {
    private let storage: LikenessConfiguration.Storage

    package init(_ storage: LikenessConfiguration.Storage) {
        self.storage = storage
    }

    /// Writes the store, as it is at one moment, to a new file and reads that file back. Works while servers run.
    /// - Throws: `BackupRefusal` or `StartFailure`.
    package func take(to path: String) async throws -> SQLiteSnapshot.Facts {
        try await NIOThreadPool.singleton.runIfActive {
            let database = try database()
            guard FileManager.default.fileExists(atPath: database) else { throw BackupRefusal.noStore(path: database) }
            return try write(to: path) { snapshot in
                try naming(database) { try snapshot.take(of: database) }
            }
        }
    }

    /// Puts a copy in the place of a store that is gone. Unfinished videos end as cancelled unless `resuming`: a provider
    /// may have made them since, and would be paid twice.
    /// - Throws: `BackupRefusal` or `StartFailure`.
    package func restore(from path: String, resuming: Bool) async throws -> SQLiteSnapshot.Facts {
        try await NIOThreadPool.singleton.runIfActive {
            let database = try database()
            guard FileManager.default.fileExists(atPath: path) else { throw BackupRefusal.noFile(path: path) }
            let leftovers = ["", "-wal", "-shm"].map { database + $0 }
            if let found = leftovers.first(where: FileManager.default.fileExists) {
                throw BackupRefusal.storeExists(path: found)
            }
            try checkKey(try naming(path) { try SQLiteSnapshot(path: path).verify() })
            return try write(to: database) { snapshot in
                try naming(path) { try snapshot.take(of: path) }
                if !resuming { _ = try naming(database) { try snapshot.cancelVideos() } }
            }
        }
    }

    private func database() throws -> String {
        let directory = try DataDirectory(storage.dataDirectory)
        guard case .sqlite = storage.store else {
            throw BackupRefusal.storeIsServer(place: storage.store.place(directory))
        }
        return directory.database
    }

    private func write(to path: String, _ fill: (SQLiteSnapshot) throws -> Void) throws -> SQLiteSnapshot.Facts {
        let file = try SnapshotFile(at: path)
        defer { file.discard() }
        let snapshot = SQLiteSnapshot(path: file.draft)
        try fill(snapshot)
        let facts = try naming(path) { try snapshot.verify() }
        try file.publish()
        return facts
    }

    private func checkKey(_ facts: SQLiteSnapshot.Facts) throws {
        let key = try storage.masterKey ?? MasterKeyFile(dataDirectory: storage.dataDirectory).load()
        guard let wanted = facts.keyFingerprint, key?.fingerprint != wanted else { return }
        throw BackupRefusal.otherMasterKey(dataDirectory: storage.dataDirectory)
    }

    private func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw StartFailure.store(StoreProblem(place: path, kind: .file, error))
        }
    }
}
