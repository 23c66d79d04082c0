// SPDX-License-Identifier: Apache-2.0

/// Why the server could not start, in one line for its operator.
package enum StartFailure: Error, Equatable, CustomStringConvertible {
    case cannotListen(host: String, port: Int, ListeningProblem)
    case store(StoreProblem)
    case bucket(BucketProblem)
    /// The store's secrets are sealed with another master key.
    case otherMasterKey(store: String)
    /// The store's secrets are sealed, and the key is nowhere.
    case noMasterKey(store: String, dataDirectory: String)
    /// The store's rows live elsewhere now.
    case movedStore(store: String, to: String)
    case toolMissing(name: String)

    /// Whether a setting is to blame (exit 78) rather than the system (71).
    package var isConfiguration: Bool {
        switch self {
        case .cannotListen(_, _, let problem): problem.isConfiguration
        case .otherMasterKey, .noMasterKey, .movedStore: true
        case .store(let problem): problem.isConfiguration
        case .bucket(let problem): problem.isConfiguration
        case .toolMissing: false
        }
    }

    package var description: String {
        switch self {
        case .cannotListen(let host, let port, let problem):
            "cannot listen on \(host):\(port) (\(problem.rawValue)); choose others with LIKENESS_HOST and LIKENESS_PORT"
        case .store(let problem): problem.description
        case .bucket(let problem): problem.description
        case .otherMasterKey(let store):
            "the secrets in the store \(store) are sealed with another master key; set LIKENESS_MASTER_KEY to that one, or bring its master.key into the data folder"
        case .noMasterKey(let store, let folder):
            "the secrets in the store \(store) are sealed with a master key, and there is none in \(folder); bring its master.key there, or set LIKENESS_MASTER_KEY"
        case .movedStore(let store, let place):
            "the store \(store) was moved to \(place); set LIKENESS_STORE to the address of that, or move it back with: likeness migrate --from ADDRESS --to …"
        case .toolMissing(let name): "\(name) is not installed; Debian's package ffmpeg has it (make setup)"
        }
    }
}
