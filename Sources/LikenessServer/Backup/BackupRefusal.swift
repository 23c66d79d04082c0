// SPDX-License-Identifier: Apache-2.0

/// Why a store was not backed up or restored. Nothing was changed.
package enum BackupRefusal: Error, Equatable, CustomStringConvertible {
    case noStore(path: String)
    case storeIsServer(place: String)
    case fileExists(path: String)
    case noFile(path: String)
    case cannotWrite(path: String, why: String)
    /// The store's folder has a store already.
    case storeExists(path: String)
    /// The data folder's key does not open the backup.
    case otherMasterKey(dataDirectory: String)

    package var description: String {
        switch self {
        case .noStore(let path): "there is no store at \(path); name the data folder with --data-dir"
        case .storeIsServer(let place):
            "the store is on PostgreSQL at \(place); back it up and restore it with pg_dump and pg_restore"
        case .fileExists(let path): "\(path) exists already; give another name"
        case .noFile(let path): "there is no file \(path)"
        case .cannotWrite(let path, let why): "\(path) cannot be written: \(why)"
        case .storeExists(let path): "there is a store at \(path) already; move it away first, with its -wal and -shm"
        case .otherMasterKey(let folder):
            "the backup's secrets are sealed with another master key than the one of \(folder), or that has none; bring the backup's master.key there first, or set LIKENESS_MASTER_KEY"
        }
    }
}
