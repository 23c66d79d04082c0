// SPDX-License-Identifier: Apache-2.0

/// Why the server could not start, in one line for its operator.
package enum StartFailure: Error, Equatable, CustomStringConvertible {
    case cannotListen(host: String, port: Int, why: String)
    case store(path: String, why: String)
    case toolMissing(name: String)

    /// Whether a setting is to blame (exit 78) rather than the system (71).
    package var isConfiguration: Bool {
        switch self {
        case .cannotListen: true
        case .store, .toolMissing: false
        }
    }

    package var description: String {
        switch self {
        case .cannotListen(let host, let port, let why):
            "cannot listen on \(host):\(port) (\(why)); choose others with LIKENESS_HOST and LIKENESS_PORT"
        case .store(let path, let why): "the store \(path) cannot be used: \(why)"
        case .toolMissing(let name): "\(name) is not installed; Debian's package ffmpeg has it (make setup)"
        }
    }
}
