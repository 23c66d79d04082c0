// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOPosix
import StoreSQL
import StoreSQLite

/// What one installation keeps: its folder, the store in it, and the key that seals the store's secrets. The server
/// and the commands that work beside it open the same.
struct Installation: Sendable {
    let directory: DataDirectory
    let masterKey: MasterKey
    let store: SQLStore

    /// - Throws: `ConfigurationError`, `MasterKeyFile.Failure` or `StartFailure`.
    init(_ storage: LikenessConfiguration.Storage) async throws {
        self = try await NIOThreadPool.singleton.runIfActive { try Self(opening: storage) }
    }

    private init(opening storage: LikenessConfiguration.Storage) throws {
        self.directory = try DataDirectory(storage.dataDirectory)
        self.masterKey = try storage.masterKey ?? MasterKeyFile(dataDirectory: directory.path).loadOrCreate()
        do {
            self.store = try SQLStore.sqlite(path: directory.database)
        } catch {
            throw StartFailure.store(path: directory.database, why: Self.words(error))
        }
    }

    /// Nothing may be asked of the store afterwards.
    func close() async {
        // A store that can't be closed is left to the end of the process; every commit is on the disk already.
        try? await NIOThreadPool.singleton.runIfActive { try store.close() }
    }

    private static func words(_ error: StoreError) -> String {
        switch error.code {
        case .corrupt: "it is damaged, or no database of Likeness"
        case .newerSchema: "a newer release has changed it; start that one"
        case .diskFull: "the disk is full"
        case .readOnly: "it can be read, but not written"
        case .conflict, .duplicate, .notFound, .unavailable, .refusedLogin, .noDatabase, .missingRights, .oldServer:
            "it cannot be opened or is locked"
        }
    }
}
