// SPDX-License-Identifier: Apache-2.0

import Foundation
import Subprocess

/// Load on one address, made by wrk in a process of its own.
struct WebLoad {
    enum Failure: Error, CustomStringConvertible {
        case unreadable(String)
        /// Answers other than 2xx: the figure would mean something else.
        case refused(String)

        var description: String {
            switch self {
            case .unreadable(let output): "wrk printed nothing readable: \(output)"
            case .refused(let line): "wrk: \(line)"
            }
        }
    }

    /// The body of a POST, in the script of wrk's that sends it.
    struct Post {
        let scriptPath: String

        /// - Parameter json: without `]]`.
        init(json: String, scriptPath: String) throws {
            try Data("wrk.method = 'POST'\nwrk.body = [[\(json)]]\n".utf8).write(to: URL(filePath: scriptPath))
            self.scriptPath = scriptPath
        }
    }

    let url: String
    var headers: [String: String] = [:]
    /// Nil: a GET.
    var post: Post?
    var connections = 32
    var seconds = 3

    /// - Returns: requests a second.
    func run() async throws -> Double {
        var arguments = ["-t1", "-c\(connections)", "-d\(seconds)s"]
        for (name, value) in headers { arguments += ["-H", "\(name): \(value)"] }
        if let post { arguments += ["-s", post.scriptPath] }
        let result = try await Subprocess.run(
            .name("wrk"), arguments: Arguments(arguments + [url]), output: .string(limit: 1 << 16),
            error: .discarded)
        let lines = result.standardOutput.split(separator: "\n")
        if let refused = lines.first(where: { $0.contains("Non-2xx") }) { throw Failure.refused(String(refused)) }
        guard let line = lines.first(where: { $0.hasPrefix("Requests/sec:") }),
            let figure = Double(line.dropFirst("Requests/sec:".count).drop { $0 == " " })
        else { throw Failure.unreadable(result.standardOutput) }
        return figure
    }
}
