// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ScratchPostgres
import ServerProcess
import Testing

/// `likeness migrate` with real servers on both databases.
@Suite(.serialized) struct MigrateTests {
    private struct Bench {
        let folder: TemporaryFolder
        let database: String
        /// What was accepted before the move.
        let task: String
        let key: String

        func migrate(from: String = "sqlite", to: String? = nil) async throws -> LikenessBinary.Output {
            try await LikenessBinary.run([
                "migrate", "--data-dir", folder.path, "--from", from, "--to", to ?? database,
            ])
        }

        func serve<Value: Sendable>(
            _ settings: [String: String] = [:], _ body: @Sendable (RunningServer) async throws -> Value
        ) async throws -> Value {
            try await RunningServer.run(in: folder, settings: settings, body)
        }

        /// What the server says of the task, to whoever had a key before the move.
        func status(_ settings: [String: String]) async throws -> String? {
            try await serve(settings) { server in
                let answer = try await Caller(server.process.address, key: key).finished(task)
                return answer.data["status"] as? String
            }
        }
    }

    /// An installation on SQLite with a finished task in it, and an empty database.
    private static func with(_ body: (Bench) async throws -> Void) async throws {
        let server = try await ScratchPostgres.shared()
        let database = try await server.makeDatabase()
        try await TemporaryFolder.with { folder in
            let (task, key) = try await RunningServer.run(in: folder) { server in
                let made = try await server.caller.post(
                    "/v1/seedance2/real-avatar", #"{"callback_url":"https://app.example/back"}"#)
                return (try #require(made.data["id"] as? String), server.caller.key)
            }
            try await body(Bench(folder: folder, database: database, task: task, key: key))
        }
    }

    @Test func aMovedInstallationGoesOnThereAndTheOldStoreIsRefused() async throws {
        try await Self.with { bench in
            let output = try await bench.migrate()
            #expect(output.exitCode == 0)
            #expect(output.standardOutput.contains("moved "))
            #expect(try await bench.status(["LIKENESS_STORE": bench.database]) == "completed")
            let old = try await LikenessBinary.run(["serve", "--port", "0", "--data-dir", bench.folder.path])
            #expect(old.exitCode == 78)
            #expect(old.standardError.contains("was moved to"))
        }
    }

    @Test func itCanBeMovedBack() async throws {
        try await Self.with { bench in
            _ = try await bench.migrate()
            #expect(try await bench.status(["LIKENESS_STORE": bench.database]) == "completed")
            #expect(try await bench.migrate(from: bench.database, to: "sqlite").exitCode == 0)
            #expect(try await bench.status([:]) == "completed")
        }
    }

    @Test func aMoveCanBeRepeatedUntilAServerHasUsedTheNewStore() async throws {
        try await Self.with { bench in
            let first = try await bench.migrate()
            let second = try await bench.migrate()
            #expect(first.exitCode == 0 && second.exitCode == 0)
            #expect(first.standardOutput == second.standardOutput)
            #expect(try await bench.status(["LIKENESS_STORE": bench.database]) == "completed")
            let third = try await bench.migrate()
            #expect(third.exitCode == 1)
            #expect(third.standardError.contains("is in use already and holds 1 tasks"))
        }
    }

    @Test func aStoreIsNotMovedToTwoPlaces() async throws {
        let second = try await ScratchPostgres.shared().makeDatabase()
        try await Self.with { bench in
            #expect(try await bench.migrate().exitCode == 0)
            let refused = try await bench.migrate(to: second)
            #expect(refused.exitCode == 1)
            #expect(refused.standardError.contains("was moved to "), "\(refused.standardError)")
            #expect(refused.standardError.contains("--abandon-copy"))
            let abandoning = try await LikenessBinary.run([
                "migrate", "--data-dir", bench.folder.path, "--to", second, "--abandon-copy",
            ])
            #expect(abandoning.exitCode == 0)
            #expect(try await bench.status(["LIKENESS_STORE": second]) == "completed")
        }
    }

    @Test func anOldMoveThatIsMadeAgainDoesNotReviveWhatWasMovedOn() async throws {
        let second = try await ScratchPostgres.shared().makeDatabase()
        try await Self.with { bench in
            #expect(try await bench.migrate().exitCode == 0)
            #expect(try await bench.status(["LIKENESS_STORE": bench.database]) == "completed")
            #expect(try await bench.migrate(from: bench.database, to: second).exitCode == 0)
            let again = try await bench.migrate()
            #expect(again.exitCode == 1)
            #expect(again.standardError.contains("was moved to "), "\(again.standardError)")
            let refused = try await LikenessBinary.run(
                ["serve", "--port", "0", "--data-dir", bench.folder.path],
                environment: ["LIKENESS_STORE": bench.database])
            #expect(refused.exitCode == 78)
        }
    }

    @Test func aStoreWhoseKeyIsMissingIsRefusedAndNoOtherKeyIsMade() async throws {
        try await Self.with { bench in
            let key = bench.folder.path + "/master.key"
            try FileManager.default.removeItem(atPath: key)
            for arguments in [["serve", "--port", "0"], ["keys", "create", "--account", "a"]] {
                let output = try await LikenessBinary.run(arguments + ["--data-dir", bench.folder.path])
                #expect(output.exitCode == 78)
                #expect(
                    output.standardError.contains("there is none in \(bench.folder.path)"), "\(output.standardError)")
                #expect(!FileManager.default.fileExists(atPath: key))
            }
        }
    }

    @Test func nothingMovesWhileAServerWorksOnEither() async throws {
        try await Self.with { bench in
            for settings in [[:], ["LIKENESS_STORE": bench.database]] {
                let output = try await bench.serve(settings) { _ in try await bench.migrate() }
                #expect(output.exitCode == 71)
                #expect(output.standardError.contains("a server or a command works on it; stop that first"))
            }
        }
    }

    @Test func whatCannotBeMovedIsSaidInOneLine() async throws {
        try await Self.with { bench in
            let same = try await bench.migrate(to: "sqlite")
            #expect(same.exitCode == 1 && same.standardError.contains("cannot be moved to itself"))
            let empty = try await LikenessBinary.run([
                "migrate", "--data-dir", bench.folder.path + "/other", "--to", bench.database,
            ])
            #expect(empty.exitCode == 1 && empty.standardError.contains("there is no store at"))
            let backwards = try await bench.migrate(from: bench.database, to: "sqlite")
            #expect(backwards.exitCode == 1 && backwards.standardError.contains("holds nothing"))
            let wrong = try await bench.migrate(to: "mysql://db")
            #expect(wrong.exitCode == 64 && wrong.standardError.contains("--to is none of"))
            for output in [same, empty, backwards] {
                #expect(output.standardError.split(separator: "\n").count == 1)
            }
        }
    }
}
