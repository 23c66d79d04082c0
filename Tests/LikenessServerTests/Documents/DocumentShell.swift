// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import Subprocess
import SystemPackage
import Testing

/// Runs what a document says in a folder of its own, with its placeholders filled in.
struct DocumentShell {
    struct Output {
        let exitCode: Int32?
        let standardOutput: String
        let standardError: String

        /// Each value that was printed on a line of its own.
        var json: [[String: Any]] {
            standardOutput.split(separator: "\n").compactMap {
                try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
        }
    }

    let folder: TemporaryFolder
    private(set) var environment: [String: String]
    /// What stands in the document, and what is meant; longer ones first.
    private(set) var known: [(placeholder: String, value: String)] = []

    /// - Parameter environment: `LIKENESS_…` and the like for every command.
    init(in folder: TemporaryFolder, _ environment: [String: String]) throws {
        self.folder = folder
        self.environment = environment
        let programs = folder.path + "/bin"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: programs + "/likeness", withDestinationPath: LikenessBinary.path)
    }

    mutating func know(_ placeholder: String, _ value: String) {
        known.removeAll { $0.placeholder == placeholder }
        known.append((placeholder, value))
        known.sort { $0.placeholder.utf8.count > $1.placeholder.utf8.count }
    }

    func filled(_ text: String) -> String {
        known.reduce(text.replacing(".build/debug/likeness", with: "likeness")) {
            $0.replacing($1.placeholder, with: $1.value)
        }
    }

    /// What `export` does, for the commands that follow.
    mutating func export(_ command: String) {
        for setting in Document.words(of: filled(command)).dropFirst() {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            environment[parts[0]] = parts.last
        }
    }

    /// - Parameter limit: after how many seconds it is ended, with the exit code 124.
    func run(_ command: String, atMost limit: Int = 120) async throws -> Output {
        let script = filled(command)
        let result = try await Subprocess.run(
            .name("timeout"), arguments: [String(limit), "bash", "-c", script],
            environment: .custom(
                Dictionary(
                    uniqueKeysWithValues: environment.merging(["PATH": folder.path + "/bin:/usr/bin:/bin"]) { $1 }
                        .map { (Environment.Key(stringLiteral: $0), $1) })),
            workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
        let code: Int32? = if case .exited(let code) = result.terminationStatus { code } else { nil }
        return Output(exitCode: code, standardOutput: result.standardOutput, standardError: result.standardError)
    }

    /// Runs a command that goes on and on until it says that it is ready, and ends it then.
    /// - Returns: whether it did, and what it printed.
    func start(_ command: String, until words: String) async throws -> Output {
        let script = """
            \(filled(command)) > started.txt 2>&1 & started=$!
            until grep -q '\(words)' started.txt || ! kill -0 $started 2> /dev/null; do sleep 0.1; done
            kill $started 2> /dev/null; wait $started; cat started.txt; grep -q '\(words)' started.txt
            """
        return try await run(script)
    }

    /// Runs a command that has to succeed.
    func succeed(_ command: String) async throws -> Output {
        let output = try await run(command)
        #expect(output.exitCode == 0, "\(filled(command))\n\(output.standardOutput)\(output.standardError)")
        return output
    }
}
