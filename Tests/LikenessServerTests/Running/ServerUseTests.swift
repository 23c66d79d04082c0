// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// The commands that use a server, against a real one.
@Suite struct ServerUseTests {
    /// A command's output as JSON, a value a line.
    private static func lines(_ output: LikenessBinary.Output) -> [[String: Any]] {
        output.standardOutput.split(separator: "\n").compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private static func run(_ server: RunningServer, _ arguments: String...) async throws -> LikenessBinary.Output {
        try await LikenessBinary.run(
            arguments,
            environment: [
                "LIKENESS_CLIENT_URL": server.process.address, "LIKENESS_CLIENT_KEY": server.caller.key,
            ])
    }

    private static let callback = ["--callback", "https://nowhere.invalid/verified"]

    @Test func aVerificationThatNobodyTakesUpEndsAsRefusedAndIsFoundByTheOtherCommands() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: ["LIKENESS_VERIFICATION_TTL": "1"]) { server in
                let ended = try await Self.run(server, "verify", "--callback", Self.callback[1], "--json")
                let started = try #require(Self.lines(ended).first)
                #expect(ended.exitCode == 1 && Self.lines(ended).count == 1)
                #expect(ended.standardError.contains("failed: "))
                #expect((started["link"] as? String)?.hasPrefix("\(server.process.address)/v/") == true)

                let task = try #require(started["task_id"] as? String)
                let shown = try await Self.run(server, "tasks", "show", task)
                #expect(shown.exitCode == 0 && shown.standardOutput.hasPrefix("\(task)  completed"))
                let watched = try await Self.run(server, "tasks", "watch", task, "--json")
                #expect(watched.exitCode == 0)
                #expect(Self.lines(watched).last?["status"] as? String == "completed")

                let listed = try await Self.run(server, "deliveries", "list", "--json")
                let delivery = try #require(Self.lines(listed).first)
                #expect(delivery["task_id"] as? String == task)
                let id = try #require(delivery["id"] as? String)
                let resent = try await Self.run(server, "deliveries", "resend", id)
                #expect(resent.exitCode == 0 && resent.standardOutput.contains("1 notification is sent again"))
                let one = try await Self.run(server, "deliveries", "show", id)
                #expect(one.exitCode == 0 && one.standardOutput.contains("https://nowhere.invalid/verified"))
            }
        }
    }

    @Test func theLinkIsDrawnForAPhone() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: ["LIKENESS_VERIFICATION_TTL": "1"]) { server in
                let shown = try await Self.run(server, "verify", "--callback", Self.callback[1])
                #expect(shown.standardOutput.contains("\nlink         \(server.process.address)/v/"))
                #expect(shown.standardOutput.split(separator: "\n").filter { $0.contains("█") }.count > 15)
                // Nothing that moves reaches a pipe.
                #expect(!shown.standardError.contains("waiting"))
            }
        }
    }

    @Test func aVirtualPersonsPictureBecomesAnAssetAndAVideo() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let picture = "\(folder.path)/house.png"
                try await MediaFixtures.picture(at: picture, width: 640, height: 480)
                let submitted = try await Self.run(
                    server, "assets", "submit", "--virtual", "--new-group", "houses", picture, "--json")
                let asset = try #require(Self.lines(submitted).first, "\(submitted.standardError)")
                #expect(submitted.exitCode == 0 && asset["status"] as? String == "Active")
                #expect(asset["name"] as? String == "house.png")

                let listed = try await Self.run(server, "assets", "list", "--virtual")
                #expect(listed.standardOutput.contains("house.png") && listed.standardOutput.contains("1 of 1, page 1"))
                let groups = try await Self.run(server, "assets", "groups", "--virtual", "--json")
                #expect(Self.lines(groups).map { $0["Name"] as? String } == ["houses"])

                let address = try #require(asset["asset_url"] as? String)
                let film = "\(folder.path)/house.mp4"
                let made = try await Self.run(
                    server, "videos", "generate", "A house", "--image", address, "--seconds", "4", "--resolution",
                    "480p", "--output", film)
                #expect(
                    made.exitCode == 0 && made.standardOutput.contains("is saved as \(film)"), "\(made.standardError)")
                // An MP4 says so at its fifth byte.
                let head = try #require(try FileHandle(forReadingAtPath: film)?.read(upToCount: 8))
                #expect(String(decoding: head.dropFirst(4), as: UTF8.self) == "ftyp")
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
                        !$0.hasSuffix(".part")
                    })

                let gone = try await Self.run(server, "assets", "delete", "--virtual", address)
                #expect(gone.exitCode == 0)
                #expect(try await Self.run(server, "assets", "list", "--virtual").standardOutput.contains("0 of 0"))
            }
        }
    }

    @Test func whatGoesWrongHasAWordAndAnExitCode() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let missing = try await Self.run(
                    server, "assets", "submit", "--virtual", "--new-group", "x", "/nowhere/a.jpg")
                #expect(missing.exitCode == 66 && missing.standardError.contains("/nowhere/a.jpg can't be read"))
                let unknown = try await Self.run(server, "tasks", "show", "task_01KMCGF6BQGN3X28H3KSR50X5T")
                #expect(unknown.exitCode == 1 && unknown.standardError.contains("404"))
                let model = try await Self.run(server, "videos", "generate", "A house", "--model", "nonsense")
                #expect(model.exitCode == 1 && model.standardError.contains("model"))
                let key = try await Self.run(server, "tasks", "show", "task_1", "--key", "sk-wrong")
                #expect(key.exitCode == 77)
            }
        }
    }

    @Test(arguments: [
        (["assets", "submit", "a.jpg", "--key", "sk-1"], 64, "give --group ID"),
        (["assets", "submit", "a.jpg", "--key", "sk-1", "--new-group", "x"], 64, "--new-group is for virtual persons"),
        (["assets", "list", "--key", "sk-1", "--size", "0"], 64, "--size 1 to 100"),
        (["deliveries", "resend", "--key", "sk-1"], 64, "give one id, or --hours"),
        (["deliveries", "list", "--key", "sk-1", "--status", "lost"], 64, "waiting"),
        (["tasks", "show", "task_1"], 64, "there is no API key"),
        (["tasks", "show", "task_1", "--key", "sk-1", "--server", "http://127.0.0.1:1"], 69, "can't be reached"),
    ])
    func wrongWordsAreAnsweredWithWhatIsAllowed(_ arguments: [String], _ code: Int32, _ words: String) async throws {
        let output = try await LikenessBinary.run(arguments)
        #expect(output.exitCode == code && output.standardError.contains(words), "\(output.standardError)")
    }
}
