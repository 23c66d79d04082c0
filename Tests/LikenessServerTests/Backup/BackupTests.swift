// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// `likeness backup` and `likeness restore` with a real server.
@Suite struct BackupTests {
    private static let session = #"{"callback_url":"https://app.example/back"}"#

    private static func backUp(_ folder: TemporaryFolder, to file: String) async throws -> LikenessBinary.Output {
        try await LikenessBinary.run(["backup", file, "--data-dir", folder.path])
    }

    /// Restores `file` into a data folder that has the first one's key.
    private static func restore(
        _ file: String, into folder: String, keyOf other: TemporaryFolder, _ flags: [String] = []
    ) async throws -> LikenessBinary.Output {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.copyItem(atPath: other.path + "/master.key", toPath: folder + "/master.key")
        return try await LikenessBinary.run(["restore", file, "--data-dir", folder] + flags)
    }

    @Test func aBackupThatWasTakenWhileTheServerWritesIsRestoredWhole() async throws {
        try await TemporaryFolder.with { folder in
            let file = folder.path + "/copy.sqlite"
            let (key, accepted) = try await RunningServer.run(in: folder) { server -> (String, String) in
                async let later: Void = {
                    for _ in 0..<30 { _ = try await server.caller.post("/v1/seedance2/real-avatar", Self.session) }
                }()
                let made = try await server.caller.post("/v1/seedance2/real-avatar", Self.session)
                let output = try await Self.backUp(folder, to: file)
                #expect(output.exitCode == 0)
                #expect(output.standardOutput.contains("\(file) holds"))
                try await later
                return (server.caller.key, try #require(made.data["id"] as? String))
            }
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try await TemporaryFolder.with { second in
                let output = try await Self.restore(file, into: second.path, keyOf: folder)
                #expect(output.exitCode == 0)
                try await RunningServer.run(in: second) { server in
                    let answer = try await Caller(server.process.address, key: key).get("/v1/tasks/\(accepted)")
                    #expect(answer.status == 200)
                }
            }
        }
    }

    @Test(arguments: [(["--resume"], "completed"), ([], "failed")])
    func anUnfinishedVideoIsResumedOnlyWhenThatIsAskedFor(_ flags: [String], _ status: String) async throws {
        try await TemporaryFolder.with { folder in
            let file = folder.path + "/copy.sqlite"
            let (key, task) = try await RunningServer.run(in: folder) { server -> (String, String) in
                // A backup is taken of what a paused server has accepted.
                let made = try await server.caller.post(
                    "/v1/videos/generations",
                    #"{"model":"seedance-2.0","prompt":"A quiet harbour","duration":4,"resolution":"480p"}"#)
                server.process.signal(SIGSTOP)
                #expect(try await Self.backUp(folder, to: file).exitCode == 0)
                server.process.signal(SIGKILL)
                let orders = try #require(made.json["data"] as? [[String: Any]])
                return (server.caller.key, try #require(orders.first?["task_id"] as? String))
            }
            try await TemporaryFolder.with { second in
                #expect(try await Self.restore(file, into: second.path, keyOf: folder, flags).exitCode == 0)
                try await RunningServer.run(in: second) { server in
                    let ended = try await Caller(server.process.address, key: key).finished(task)
                    #expect(ended.data["status"] as? String == status)
                }
            }
        }
    }

    @Test func aFileThatIsThereIsNeverReplaced() async throws {
        try await TemporaryFolder.with { folder in
            _ = try await LikenessBinary.run(["keys", "create", "--account", "a", "--data-dir", folder.path])
            let file = folder.path + "/copy.sqlite"
            try Data("mine".utf8).write(to: URL(filePath: file))
            let output = try await Self.backUp(folder, to: file)
            #expect(output.exitCode == 73)
            #expect(output.standardError == "likeness: \(file) exists already; give another name\n")
            #expect(try Data(contentsOf: URL(filePath: file)) == Data("mine".utf8))
            let other = folder.path + "/other.sqlite"
            #expect(try await Self.backUp(folder, to: other).exitCode == 0)
            let store = try await LikenessBinary.run(["restore", other, "--data-dir", folder.path])
            #expect(store.exitCode == 1 && store.standardError.contains("there is a store at"))
        }
    }

    @Test func aDamagedBackupOrAnotherInstallationsKeyIsRefusedAndLeavesNothing() async throws {
        try await TemporaryFolder.with { folder in
            _ = try await LikenessBinary.run(["keys", "create", "--account", "a", "--data-dir", folder.path])
            let file = folder.path + "/copy.sqlite"
            #expect(try await Self.backUp(folder, to: file).exitCode == 0)
            let stranger = try await LikenessBinary.run(["restore", file, "--data-dir", folder.path + "/new"])
            #expect(stranger.exitCode == 1 && stranger.standardError.contains("another master key"))
            var bytes = try Data(contentsOf: URL(filePath: file))
            bytes.removeLast(bytes.count / 2)
            try bytes.write(to: URL(filePath: file))
            let damaged = try await Self.restore(file, into: folder.path + "/second", keyOf: folder)
            #expect(damaged.exitCode == 71 && damaged.standardError.contains("is damaged"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/second") == ["master.key"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new").isEmpty)
        }
    }

    @Test func whatCannotBeBackedUpIsSaidInOneLine() async throws {
        try await TemporaryFolder.with { folder in
            let none = try await Self.backUp(folder, to: folder.path + "/copy.sqlite")
            #expect(none.exitCode == 1 && none.standardError.contains("there is no store at"))
            _ = try await LikenessBinary.run(["keys", "create", "--account", "a", "--data-dir", folder.path])
            let nowhere = try await Self.backUp(folder, to: folder.path + "/no/such/folder")
            #expect(nowhere.exitCode == 73 && nowhere.standardError.contains("cannot be written"))
            let server = try await LikenessBinary.run(
                ["backup", folder.path + "/x", "--data-dir", folder.path],
                environment: ["LIKENESS_STORE": "postgres://db.example/likeness"])
            #expect(server.exitCode == 1 && server.standardError.contains("pg_dump"))
        }
    }
}
