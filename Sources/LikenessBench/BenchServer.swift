// SPDX-License-Identifier: Apache-2.0

import LikenessClient
import ServerProcess

/// A `likeness serve` of the bench's own, on a store of its own.
struct BenchServer: Sendable {
    enum Failure: Error, CustomStringConvertible {
        case noKey

        var description: String { "the server printed no API key at its first start" }
    }

    let process: ServerProcess
    let key: String

    var client: LikenessClient { LikenessClient(baseURL: process.address, key: key) }

    static func run<Result: Sendable>(
        executable: String, folder: String, modelsDirectory: String, settings: [String: String] = [:],
        _ body: @Sendable (BenchServer) async throws -> Result
    ) async throws -> Result {
        let environment = [
            "LIKENESS_HOST": "127.0.0.1", "LIKENESS_PORT": "0", "LIKENESS_DATA_DIR": folder + "/server",
            "LIKENESS_MODELS_DIR": modelsDirectory, "LIKENESS_RATE_LIMIT": "1000000",
            "LIKENESS_RATE_BURST": "1000000", "LIKENESS_LOG_LEVEL": "error",
        ]
        return try await ServerProcess.run(
            executable: executable, environment: environment.merging(settings) { $1 }, logPath: folder + "/server.log"
        ) { process in
            guard let key = key(in: process.notices) else { throw Failure.noKey }
            return try await body(BenchServer(process: process, key: key))
        }
    }

    /// The first word that is a key in what the first start prints.
    private static func key(in notices: [String]) -> String? {
        notices.flatMap { $0.split(separator: " ") }.first { $0.hasPrefix("sk-") }.map(String.init)
    }
}
