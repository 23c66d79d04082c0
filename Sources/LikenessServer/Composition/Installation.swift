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
        let directory = try DataDirectory(storage.dataDirectory)
        let store = try await NIOThreadPool.singleton.runIfActive { try storage.open(directory) }
        self.directory = directory
        self.store = store
        self.states =
            switch storage.store {
            case .sqlite: LocalStates()
            case .postgres: store
            }
        do {
            self.masterKey = try await Self.masterKey(storage, directory, store)
            try await checkFacts(storage)
        } catch let error as StoreError {
            await Self.close(store)
            throw StartFailure.store(storage.problem(error, directory))
        } catch {
            await Self.close(store)
            throw error
        }
    }

    /// The key that is there; a new one for a store that nobody has used yet, and for no other: it would open nothing,
    /// and somebody might keep it in place of the right one.
    private static func masterKey(
        _ storage: LikenessConfiguration.Storage, _ directory: DataDirectory, _ store: SQLStore
    ) async throws -> MasterKey {
        if let key = storage.masterKey { return key }
        let file = MasterKeyFile(dataDirectory: directory.path)
        let isUsed = try await store.keyFingerprint() != nil
        return try await NIOThreadPool.singleton.runIfActive {
            guard isUsed else { return try file.loadOrCreate() }
            guard let key = try file.load() else {
                throw StartFailure.noMasterKey(store: storage.place(directory), dataDirectory: directory.path)
            }
            return key
        }
    }

    /// Nothing may be asked of the store afterwards.
    func close() async {
        await Self.close(store)
    }

    private static func close(_ store: SQLStore) async {
        // A store that can't be closed is left to the end of the process; every commit is on the disk already.
        try? await NIOThreadPool.singleton.runIfActive { try store.close() }
    }

    /// Whoever goes on with a store that was moved away would do everything a second time. And servers that share a
    /// store must share the key, or one could not read what another has sealed.
    private func checkFacts(_ storage: LikenessConfiguration.Storage) async throws {
        let facts = try await store.begin(with: masterKey.fingerprint)
        if let place = facts.movedTo {
            throw StartFailure.movedStore(store: storage.place(directory), to: place)
        }
        guard facts.keyFingerprint == masterKey.fingerprint else {
            throw StartFailure.otherMasterKey(store: storage.place(directory))
        }
    }
}

extension LikenessConfiguration.Storage {
    /// Blocks.
    fileprivate func open(_ directory: DataDirectory) throws -> SQLStore {
        do {
            switch store {
            case .sqlite(let limit): return try SQLStore.sqlite(path: directory.database, limit: limit)
            case .postgres(let address, let connections):
                var settings = PostgresSettings(address: address)
                settings.connections = connections
                settings.writers = min(settings.writers, connections / 2)
                return try SQLStore.postgres(settings)
            }
        } catch {
            throw StartFailure.store(problem(error, directory))
        }
    }

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
