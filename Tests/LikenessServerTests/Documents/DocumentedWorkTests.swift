// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ScratchPostgres
import Testing

/// The pages that go through a longer piece of work, followed from their first command to their last.
@Suite(.serialized) struct DocumentedWorkTests {
    @Test func theCommandLinesPageGoesFromAPersonToAVideo() async throws {
        try await VendorBench.with { vendor in
            let folder = vendor.folder
            try FileManager.default.copyItem(atPath: Checkout.portrait("obama"), toPath: folder.path + "/me.jpg")
            try await MediaFixtures.clip(at: folder.path + "/walking.mp4", width: 864, height: 496, seconds: 5)
            try await MediaFixtures.picture(at: folder.path + "/house.png", width: 640, height: 480)
            try await vendor.serve { server in
                var shell = try DocumentShell(in: folder, DocumentedCommandsTests.environment(server, folder))
                for command in try Document(name: "docs/command-line.md").commands() {
                    switch Document.words(of: command).prefix(3).dropFirst().first {
                    case "verify": shell.know("group-…", try await Self.verified(by: command, shell))
                    case "listen": #expect(try await shell.start(command, until: "^listening").exitCode == 0)
                    case _ where command.hasPrefix("export "): break
                    default:
                        let output = try await shell.succeed(command)
                        try await Self.learn(from: output.standardOutput, &shell)
                    }
                }
                let film = try FileHandle(forReadingAtPath: folder.path + "/smile.mp4")?.read(upToCount: 8)
                // An MP4 says so at its fifth byte.
                #expect(film.map { String(decoding: $0.dropFirst(4), as: UTF8.self) } == "ftyp")
            }
        }
    }

    @Test func theConsentPageGoesFromAReceiptToAProof() async throws {
        try await VendorBench.with { vendor in
            let folder = vendor.folder
            try await MediaFixtures.clip(at: folder.path + "/smile.mp4", width: 320, height: 240, seconds: 1)
            try await vendor.serve(["LIKENESS_ERASURE_DELAY": "0"]) { server in
                var shell = try DocumentShell(in: folder, DocumentedCommandsTests.environment(server, folder))
                let group = try #require(try await VendorFlowTests.verify(server.caller).group)
                shell.know("group-…", group)
                for command in try Document(name: "docs/consent.md").commands() {
                    let output = try await shell.succeed(command)
                    if command.contains("receipts verify") {
                        #expect(output.standardOutput.contains("the signature fits"))
                    }
                    guard command.contains("withdraw") else { continue }
                    try await eventually("everything was erased") {
                        try await server.caller.get("/v1/consents/\(group)").data["status"] as? String == "erased"
                    }
                }
            }
        }
    }

    @Test func aFilmOfTheBuiltInEngineSaysWhatTheAnimaticsPageReadsOfIt() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let shell = try DocumentShell(in: folder, DocumentedCommandsTests.environment(server, folder))
                _ = try await shell.succeed(
                    "likeness videos generate 'A house' --seconds 4 --resolution 480p --output video.mp4")
                for command in try Document(name: "docs/animatic.md").commands() {
                    let read = try await shell.succeed(command)
                    for name in ["Label", "ContentProducer", "ProduceID"] {
                        #expect(read.standardOutput.contains(name), "\(read.standardOutput)")
                    }
                }
            }
        }
    }

    @Test func theStandInOfTheProvidersPageServesAServer() async throws {
        for name in ["docs/providers.md", "README.md"] {
            let commands = try Document(name: name).commands().filter { $0.contains("ark") && $0.contains("likeness") }
            #expect(commands.count >= 2)
            try await TemporaryFolder.with { folder in
                var shell = try DocumentShell(
                    in: folder, ["LIKENESS_MODELS_DIR": Checkout.models, "LIKENESS_PORT": "0"])
                let standIn = try #require(commands.first)
                let own = shell
                async let played = own.run("\(standIn) > stand-in.txt & echo $! > stand-in.pid; wait")
                var settings = ""
                try await eventually("the stand-in prints its settings") {
                    let text = (try? String(contentsOfFile: folder.path + "/stand-in.txt", encoding: .utf8)) ?? ""
                    settings = text.matches(of: #/LIKENESS_ARK_\w+=\S+/#).map { String($0.0) }.joined(separator: " ")
                    return settings.contains("_DATA_URL")
                }
                shell.know("LIKENESS_ARK_…", settings)
                for command in commands.dropFirst() {
                    if command.hasSuffix("serve") {
                        let output = try await shell.start(command, until: "listening on")
                        #expect(output.exitCode == 0, "\(output)")
                    } else {
                        let output = try await shell.run(command)
                        #expect(output.standardOutput.contains("ok       ark control plane"), "\(output)")
                    }
                }
                _ = try await shell.succeed("kill $(cat stand-in.pid)")
                _ = try await played
            }
        }
    }

    /// Its parts for one machine, for PostgreSQL and for the way from one to the other. Left out: what changes the
    /// machine itself (users, units), Amazon's program, and chaos, which has tests of its own.
    @Test func theOperationsPageBacksUpBringsBackAndMoves() async throws {
        let elsewhere = [
            "make", "useradd", "install", "systemctl", "journalctl", "run", "run()", "createuser", "createdb", "aws",
        ]
        let server = try await ScratchPostgres.shared()
        try await TemporaryFolder.with { folder in
            var shell = try DocumentShell(in: folder, ["LIKENESS_MODELS_DIR": Checkout.models, "LIKENESS_PORT": "0"])
            try FileManager.default.createDirectory(
                atPath: folder.path + "/backups", withIntermediateDirectories: false)
            shell.know("/backups", folder.path + "/backups")
            shell.know("postgres://likeness:PASSWORD@db.example/likeness", try await server.makeDatabase())
            for command in try Document(name: "docs/operations.md").commands() {
                let words = Document.words(of: command)
                switch words[0] {
                case _ where elsewhere.contains(words[0]) || words.starts(with: ["likeness", "chaos"]): continue
                case "export" where words[1].hasPrefix("LIKENESS_STORE"): shell.export(command)
                case "export": continue
                case "mkdir":
                    // The page begins here with a machine that has lost its store.
                    _ = try await shell.succeed("mv var lost")
                    _ = try await shell.succeed(command)
                case "pg_dump":
                    shell.export("export LIKENESS_STORE=\(try await server.makeDatabase())")
                    _ = try await shell.succeed("likeness keys create --account studio --data-dir elsewhere")
                    _ = try await shell.succeed(command)
                    _ = try await shell.succeed("likeness keys create --account later --data-dir elsewhere")
                case "pg_restore":
                    _ = try await shell.succeed(command)
                    let keys = try await shell.succeed("likeness keys list --data-dir elsewhere")
                    #expect(keys.standardOutput.contains("studio") && !keys.standardOutput.contains("later"))
                case _ where words == ["likeness", "serve"]:
                    let output = try await shell.start(command, until: "listening on")
                    #expect(output.exitCode == 0, "\(output)")
                default: _ = try await shell.succeed(command)
                }
            }
            // The first start's account came back from the backup, and went on to PostgreSQL.
            let moved = try await shell.succeed("likeness accounts list --json")
            #expect(moved.json.map { $0["name"] as? String } == ["default"])
            #expect(shell.environment["LIKENESS_STORE"]?.hasPrefix("postgres://") == true)
        }
    }
}

extension DocumentedWorkTests {
    /// Runs `likeness verify` and does what the person does, at the vendor's page.
    /// - Returns: the person's group.
    private static func verified(by command: String, _ shell: DocumentShell) async throws -> String {
        let place = shell.folder.path + "/verified.txt"
        let text = { (try? String(contentsOfFile: place, encoding: .utf8)) ?? "" }
        async let output = shell.run("\(command) > verified.txt")
        try await eventually("the link is printed") { text().contains("/v/") }
        try await DocumentedCommandsTests.verify(at: String(try #require(text().firstMatch(of: #/http\S+\/v\/\S+/#)).0))
        #expect(try await output.exitCode == 0)
        return String(try #require(text().firstMatch(of: #/group-[\w-]+/#)).0)
    }

    /// Keeps what later commands name by a placeholder: the first asset, and the newest task and delivery.
    private static func learn(from output: String, _ shell: inout DocumentShell) async throws {
        let isKnown = shell.known.contains { $0.placeholder == "asset://asset-…" }
        if !isKnown, let asset = output.firstMatch(of: #/asset:\/\/asset-[\w-]+/#) {
            shell.know("asset://asset-…", String(asset.0))
        }
        if let task = output.firstMatch(of: #/task_\w+/#) { shell.know("task_01K…", String(task.0)) }
        let deliveries = try await shell.succeed("likeness deliveries list --json")
        if let id = deliveries.json.first?["id"] as? String { shell.know("msg_01K…", id) }
    }
}
