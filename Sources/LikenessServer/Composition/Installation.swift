// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import NIOPosix
import StorePostgres
import StoreSQL
import StoreSQLite

/// What one installation keeps: its folder, the store, and the key that seals the store's secrets. The server and the
/// commands that work beside it open the same.
struct Installation: Sendable {
    let directory: DataDirectory
    let masterKey: MasterKey
    let store: SQLStore
    /// What servers that share the store share beside its rows.
    let states: any SharedStates

    /// - Throws: `ConfigurationError`, `MasterKeyFile.Failure` or `StartFailure`.
    init(_ storage: LikenessConfiguration.Storage) async throws {
        self = try await NIOThreadPool.singleton.runIfActive { try Self(opening: storage) }
        do {
            try await checkFacts(storage)
        } catch {
            await close()
            throw error
        }
    }

    private init(opening storage: LikenessConfiguration.Storage) throws {
        self.directory = try DataDirectory(storage.dataDirectory)
        self.masterKey = try storage.masterKey ?? MasterKeyFile(dataDirectory: directory.path).loadOrCreate()
        do {
            switch storage.store {
            case .sqlite(let limit):
                self.store = try SQLStore.sqlite(path: directory.database, limit: limit)
                self.states = LocalStates()
            case .postgres(let address, let connections):
                var settings = PostgresSettings(address: address)
                settings.connections = connections
                settings.writers = min(settings.writers, connections / 2)
                self.store = try SQLStore.postgres(settings)
                self.states = store
            }
        } catch {
            throw StartFailure.store(storage.problem(error, directory))
        }
    }

    /// Nothing may be asked of the store afterwards.
    func close() async {
        // A store that can't be closed is left to the end of the process; every commit is on the disk already.
        try? await NIOThreadPool.singleton.runIfActive { try store.close() }
    }

    /// Whoever goes on with a store that was moved away would do everything a second time. And servers that share a
    /// store must share the key, or one could not read what another has sealed.
    private func checkFacts(_ storage: LikenessConfiguration.Storage) async throws {
        do {
            let facts = try await store.begin(with: masterKey.fingerprint)
            if let place = facts.movedTo {
                throw StartFailure.movedStore(store: storage.place(directory), to: place)
            }
            guard facts.keyFingerprint == masterKey.fingerprint else {
                throw StartFailure.otherMasterKey(store: storage.place(directory))
            }
        } catch let error as StoreError {
            throw StartFailure.store(storage.problem(error, directory))
        }
    }
}

extension LikenessConfiguration.Storage {
    fileprivate func place(_ directory: DataDirectory) -> String { store.place(directory) }

    func problem(_ error: StoreError, _ directory: DataDirectory) -> StoreProblem {
        StoreProblem(place: store.place(directory), kind: store.kind, error)
    }
}

extension LikenessConfiguration.Store {
    /// For people to read, without a password.
    func place(_ directory: DataDirectory) -> String {
        switch self {
        case .sqlite: directory.database
        case .postgres(let address, _): address.description
        }
    }

    var kind: StoreProblem.Kind {
        switch self {
        case .sqlite: .file
        case .postgres: .server
        }
    }
}
