// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// `likeness accounts`, `usage`, and keys with limits, beside a running server.
@Suite struct AccountCommandTests {
    private struct Row: Decodable {
        let name: String
        let grantedMicroUsd: Int64?
        let availableMicroUsd: Int64?
        let usedMicroUsd: Int64
        let reservedMicroUsd: Int64
    }

    private static let video = """
        {"model":"seedance-2.0","prompt":"A walk","duration":4,"resolution":"480p"}
        """

    /// Runs a command on `folder`'s store and reads the one JSON value that it prints.
    private static func row(_ arguments: [String], _ folder: TemporaryFolder) async throws -> Row {
        let output = try await LikenessBinary.run(arguments + ["--json", "--data-dir", folder.path])
        #expect(output.exitCode == 0, "\(output.standardError)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Row.self, from: Data(output.standardOutput.utf8))
    }

    private static func makeKey(_ arguments: [String], _ folder: TemporaryFolder) async throws -> String {
        let output = try await LikenessBinary.run(
            ["keys", "create", "--account", "studio", "--json", "--data-dir", folder.path] + arguments)
        #expect(output.exitCode == 0, "\(output.standardError)")
        let made = try JSONSerialization.jsonObject(with: Data(output.standardOutput.utf8)) as? [String: Any]
        return try #require(made?["key"] as? String)
    }

    @Test func anAccountSpendsWhatItWasGivenAndNoMore() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let made = try await Self.row(["accounts", "create", "studio", "--credit", "0.3"], folder)
                #expect(made.grantedMicroUsd == 300_000 && made.availableMicroUsd == 300_000)
                let caller = Caller(server.process.address, key: try await Self.makeKey([], folder))
                // Four seconds of 480p: 0.264 dollars.
                let first = try await caller.post("/v1/videos/generations", Self.video)
                #expect(first.status == 200)
                #expect(try await caller.post("/v1/videos/generations", Self.video).status == 402)
                let given = try await Self.row(["accounts", "credit", "studio", "--add", "1"], folder)
                #expect(given.grantedMicroUsd == 1_300_000)
                #expect(try await caller.post("/v1/videos/generations", Self.video).status == 200)
                let unlimited = try await Self.row(["accounts", "credit", "studio", "--unlimited"], folder)
                #expect(unlimited.grantedMicroUsd == nil)
            }
        }
    }

    @Test func theListShowsWhatIsLeft() async throws {
        try await TemporaryFolder.with { folder in
            _ = try await Self.row(["accounts", "create", "studio", "--credit", "12.5"], folder)
            _ = try await Self.row(["accounts", "create", "agency"], folder)
            let list = try await LikenessBinary.run(["accounts", "list", "--data-dir", folder.path])
            #expect(list.standardOutput.contains("studio  12.50"))
            #expect(list.standardOutput.contains("agency  unlimited"))
        }
    }

    @Test func aKeysLimitsAreListedAndHold() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let limits = ["--label", "ci", "--scopes", "video,read", "--projects", "films", "--rate", "5"]
                let key = try await Self.makeKey(limits + ["--valid-days", "1"], folder)
                let caller = Caller(server.process.address, key: key)
                #expect(try await caller.post("/v1/videos/generations", Self.video).status == 200)
                #expect(try await caller.post("/v1/seedance2/private-avatar", "{}").status == 403)
                let list = try await LikenessBinary.run(["keys", "list", "--data-dir", folder.path])
                let line = try #require(list.standardOutput.split(separator: "\n").first { $0.contains("ci") })
                #expect(line.contains("video,read in films 5/s") && line.contains("until "))
            }
        }
    }

    @Test func usageWithAKeyThatIsNotTakenEndsWith77() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let output = try await LikenessBinary.run(
                    ["usage"],
                    environment: [
                        "LIKENESS_CLIENT_URL": server.process.address, "LIKENESS_CLIENT_KEY": "sk-nobody",
                    ])
                #expect(output.exitCode == 77)
            }
        }
    }

    @Test func usageAndTheBalanceAreShown() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let key = try await Self.makeKey([], folder)
                let output = try await LikenessBinary.run(
                    ["usage", "--by", "model", "--zone", "Europe/Berlin"],
                    environment: [
                        "LIKENESS_CLIENT_URL": server.process.address, "LIKENESS_CLIENT_KEY": key,
                    ])
                #expect(output.exitCode == 0, "\(output.standardError)")
                #expect(output.standardOutput.contains("in all"))
                #expect(output.standardOutput.hasSuffix("balance: unlimited\n"))
            }
        }
    }

    @Test(arguments: [
        (["accounts", "create", "a", "--credit", "12,5"], "12,5"), (["accounts", "credit", "a"], "--add"),
        (["accounts", "credit", "a", "--add", "1", "--unlimited"], "--add"), (["accounts", "create", ""], "1 to 64"),
        (["accounts", "create", "a\u{1}b"], "control characters"),
        (["keys", "create", "--account", "a", "--scopes", "video,write"], "write"),
        (["keys", "create", "--account", "a", "--rate", "0"], "--rate"),
        (["keys", "create", "--account", "a", "--valid-days", "0"], "--valid-days"),
        (["keys", "create", "--account", "a", "--projects", "a,,b"], "--projects"),
    ])
    func whatIsWrongIsSaidAndNothingIsMade(arguments: [String], word: String) async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run(arguments + ["--data-dir", folder.path])
            #expect(output.exitCode == 64)
            #expect(output.standardError.contains(word), "\(output.standardError)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/likeness.sqlite"))
        }
    }

    @Test func nothingIsTakenBackFromAnAccountWithoutALimit() async throws {
        try await TemporaryFolder.with { folder in
            _ = try await Self.row(["accounts", "create", "studio"], folder)
            let output = try await LikenessBinary.run([
                "accounts", "credit", "studio", "--take", "5", "--data-dir", folder.path,
            ])
            #expect(output.exitCode == 1)
            #expect(output.standardError.contains("studio has no limit"))
        }
    }

    @Test func theSecretOfTheAccountIsNotGivenWithAKeyThatMayNotReadIt() async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run([
                "keys", "create", "--account", "studio", "--scopes", "read", "--json", "--data-dir", folder.path,
            ])
            #expect(output.exitCode == 0)
            #expect(!output.standardOutput.contains("whsec_"))
        }
    }

    @Test func anUnknownOrTakenNameIsSaid() async throws {
        try await TemporaryFolder.with { folder in
            let unknown = try await LikenessBinary.run([
                "accounts", "credit", "nobody", "--add", "1", "--data-dir", folder.path,
            ])
            #expect(unknown.exitCode == 1)
            #expect(unknown.standardError == "likeness: there is no account nobody; see: likeness accounts list\n")
            _ = try await Self.row(["accounts", "create", "studio"], folder)
            let taken = try await LikenessBinary.run(["accounts", "create", "studio", "--data-dir", folder.path])
            #expect(taken.exitCode == 1)
            #expect(taken.standardError == "likeness: there is an account studio already\n")
        }
    }
}
