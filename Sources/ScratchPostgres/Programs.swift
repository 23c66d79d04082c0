// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// PostgreSQL's programs. Its server refuses to run as root, so root runs them as the user `postgres`.
struct Programs: Sendable {
    private let folder: String
    private let asOther: [String]

    init() throws(ScratchPostgres.Failure) {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newest = versions.compactMap(Int.init).max()
        let places = [newest.map { "/usr/lib/postgresql/\($0)/bin" }, "/opt/homebrew/bin", "/usr/local/bin"]
        let found = places.compactMap { $0 }.first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
        guard let found else { throw .notInstalled }
        self.folder = found
        self.asOther =
            geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    }

    /// Makes an empty folder of the server's user. Its path is short: a socket's has 107 bytes at most.
    func makeFolder() async throws -> String {
        try await output(of: asOther + ["mktemp", "-d", "/tmp/likeness-pg-XXXXXX"])
    }

    @discardableResult
    func run(_ program: String, _ arguments: [String]) async throws -> String {
        try await output(of: command(program) + arguments)
    }

    /// The words that run a program as the server's user.
    func command(_ program: String) -> [String] {
        asOther + ["\(folder)/\(program)"]
    }

    private func output(of words: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .name(words[0]), arguments: Arguments(Array(words.dropFirst())), workingDirectory: "/tmp", input: .none,
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
        guard result.terminationStatus.isSuccess else {
            throw ScratchPostgres.Failure.failed(result.standardError)
        }
        var text = result.standardOutput
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
