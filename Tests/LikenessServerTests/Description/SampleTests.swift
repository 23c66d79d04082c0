// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Subprocess
import SystemPackage
import Testing

@testable import LikenessDocs

/// The samples of the documentation, run as a reader runs them.
@Suite struct SampleTests {
    private static func operations() throws -> [LikenessDocs.Operation] {
        try Documentation.readDescription().operations
    }

    @Test func everyCurlIsAnsweredAsItsOperationSays() async throws {
        try await TemporaryFolder.with { folder in
            try FileManager.default.copyItem(atPath: Checkout.portrait("obama"), toPath: folder.path + "/portrait.jpg")
            try await RunningServer.run(in: folder) { server in
                for operation in try Self.operations() {
                    // Nothing is left out but the body, and a stream is left after a while.
                    let script = """
                        curl() { command curl -sS -m 3 -o answer -w '%{http_code}' "$@"; }
                        \(CodeSample.curl.text(of: operation))
                        """
                    let result = try await Self.run("bash", ["-c", script], in: folder, server)
                    let status = result.standardOutput
                    #expect(
                        operation.answers.contains { $0.status == status },
                        "\(operation.id): \(status) \(result.standardError)\n\(script)")
                }
            }
        }
    }

    struct Interpreter: Sendable, CustomTestStringConvertible {
        let sample: CodeSample
        let command: [String]

        var testDescription: String { command[0] }
    }

    static let interpreters = [
        Interpreter(sample: .python, command: ["python3", "-u", "-c"]),
        Interpreter(sample: .javaScript, command: ["node", "--input-type=module", "-e"]),
    ]

    @Test(arguments: interpreters)
    func everySampleIsAnsweredAsItsOperationSays(interpreter: Interpreter) async throws {
        try await TemporaryFolder.with { folder in
            try FileManager.default.copyItem(atPath: Checkout.portrait("obama"), toPath: folder.path + "/portrait.jpg")
            try await RunningServer.run(in: folder) { server in
                for operation in try Self.operations() {
                    let script = interpreter.sample.text(of: operation)
                    // A stream is left after a while.
                    let result = try await Self.run(
                        "timeout", ["5"] + interpreter.command + [script], in: folder, server)
                    let status = String(result.standardOutput.prefix(3))
                    #expect(
                        operation.answers.contains { $0.status == status },
                        "\(operation.id): \(result.standardOutput.prefix(300)) \(result.standardError)\n\(script)")
                }
            }
        }
    }

    /// Those with calls of `LikenessClient` are compiled with its tests.
    @Test func theSwiftSamplesCompile() async throws {
        try await TemporaryFolder.with { folder in
            var (imports, bodies) = (Set<String>(), [String]())
            for operation in try Self.operations() where operation.ownSamples.isEmpty {
                let lines = CodeSample.swift.text(of: operation).split(
                    separator: "\n", omittingEmptySubsequences: false)
                let isHead = { (line: Substring) in line.hasPrefix("import ") || line.hasPrefix("#") }
                imports.formUnion(lines.filter { $0.hasPrefix("import ") }.map(String.init))
                let body = lines.drop { isHead($0) || $0.isEmpty }.map { "    \($0)" }.joined(separator: "\n")
                bodies.append("func \(operation.id)() async throws {\n\(body)\n}")
            }
            let source = (imports.sorted() + bodies).joined(separator: "\n")
            try Data(source.utf8).write(to: URL(filePath: folder.path + "/samples.swift"))
            let result = try await Subprocess.run(
                .name("swiftc"),
                arguments: ["-typecheck", "-swift-version", "6", "-parse-as-library", folder.path + "/samples.swift"],
                output: .discarded, error: .string(limit: 1 << 16))
            #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
        }
    }

    private static func run(_ name: String, _ arguments: [String], in folder: TemporaryFolder, _ server: RunningServer)
        async throws -> (standardOutput: String, standardError: String)
    {
        let result = try await Subprocess.run(
            .name(name), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "LIKENESS_CLIENT_URL": server.process.address, "LIKENESS_CLIENT_KEY": server.caller.key,
                "PYTHONPATH": Checkout.schemathesis,
            ]), workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 22),
            error: .string(limit: 1 << 16))
        return (result.standardOutput, result.standardError)
    }
}
