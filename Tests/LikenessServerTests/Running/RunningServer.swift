// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// A server process on a data folder, with a key of its own. Start it again on the same folder to see what survived.
struct RunningServer: Sendable {
    let process: ServerProcess
    let caller: Caller
    /// Its data.
    let folder: String

    /// - Parameter settings: `LIKENESS_…` on top of a free port and the checkout's models.
    static func run<Result: Sendable>(
        in folder: TemporaryFolder, settings: [String: String] = [:],
        _ body: @Sendable (RunningServer) async throws -> Result
    ) async throws -> Result {
        let own = [
            "LIKENESS_DATA_DIR": folder.path, "LIKENESS_PORT": "0", "LIKENESS_MODELS_DIR": Checkout.models,
        ]
        return try await ServerProcess.run(
            executable: LikenessBinary.path, environment: own.merging(settings) { $1 },
            logPath: folder.path + "/server.log"
        ) { process in
            let key = try await LikenessBinary.run(
                ["keys", "create", "--account", "tests", "--json", "--data-dir", folder.path], environment: settings)
            let made = try #require(
                JSONSerialization.jsonObject(with: Data(key.standardOutput.utf8)) as? [String: Any])
            return try await body(
                RunningServer(
                    process: process,
                    caller: Caller(process.address, key: try #require(made["key"] as? String)), folder: folder.path))
        }
    }
}

/// What `make setup` left in the checkout.
enum Checkout {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func file(_ name: String) -> String { root.appending(path: name).path() }

    static let models = root.appending(path: "var/models").path()

    static let schemathesis = root.appending(path: "var/schemathesis").path()
    static let schemathesisSettings =
        root.appending(path: "Tests/LikenessServerTests/Description/schemathesis.toml").path()

    static func portrait(_ name: String) -> String {
        root.appending(path: "var/portraits/\(name).jpg").path()
    }
}
