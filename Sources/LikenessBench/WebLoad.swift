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
        let lines = try await lines([])
        guard let line = lines.first(where: { $0.hasPrefix("Requests/sec:") }),
            let figure = Double(line.dropFirst("Requests/sec:".count).drop { $0 == " " })
        else { throw Failure.unreadable(lines.joined(separator: "; ")) }
        return figure
    }

    /// - Returns: milliseconds within which half of the answers came, and 99 of a hundred.
    func latency() async throws -> (p50: Double, p99: Double) {
        let lines = try await lines(["--latency"])
        func milliseconds(_ share: String) -> Double? {
            lines.map { $0.split(separator: " ") }.first { $0.count == 2 && $0[0] == share }
                .flatMap { Self.milliseconds($0[1]) }
        }
        guard let p50 = milliseconds("50%"), let p99 = milliseconds("99%") else {
            throw Failure.unreadable(lines.joined(separator: "; "))
        }
        return (p50, p99)
    }

    /// wrk writes `850.00us`, `1.20ms` or `2.10s`.
    private static func milliseconds(_ text: Substring) -> Double? {
        for (unit, factor) in [("us", 0.001), ("ms", 1), ("s", 1000)] where text.hasSuffix(unit) {
            return Double(text.dropLast(unit.count)).map { $0 * factor }
        }
        return nil
    }

    private func lines(_ options: [String]) async throws -> [String] {
        var arguments = ["-t1", "-c\(connections)", "-d\(seconds)s"] + options
        for (name, value) in headers { arguments += ["-H", "\(name): \(value)"] }
        if let post { arguments += ["-s", post.scriptPath] }
        let result = try await Subprocess.run(
            .name("wrk"), arguments: Arguments(arguments + [url]), output: .string(limit: 1 << 16),
            error: .discarded)
        let lines = result.standardOutput.split(separator: "\n").map { String($0) }
        if let refused = lines.first(where: { $0.contains("Non-2xx") }) { throw Failure.refused(refused) }
        return lines
    }
}
