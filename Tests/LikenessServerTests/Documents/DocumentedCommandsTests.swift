// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LikenessCommands
import LikenessTesting
import ServerProcess
import Testing

/// What the documents tell a reader to type is understood, and done as they say.
@Suite(.serialized) struct DocumentedCommandsTests {
    @Test(arguments: Document.all)
    func everyCommandOfOursIsUnderstood(document: Document) throws {
        for command in try document.commands() {
            let words = Document.words(of: command).drop {
                $0.wholeMatch(of: #/LIKENESS_[^=]+=.*|LIKENESS_\S*…/#) != nil
            }
            guard ["likeness", ".build/debug/likeness", "run"].contains(words.first), !command.hasPrefix("run()") else {
                continue
            }
            // An older release's program must be there; this one stands for it.
            let arguments = words.dropFirst().prefix { $0 != ">" }.map {
                $0.hasSuffix("/likeness") ? LikenessBinary.path : $0
            }
            #expect(throws: Never.self, "\(command)") { _ = try LikenessCommand.parseAsRoot(arguments) }
        }
    }

    /// A document whose commands no test below runs, or says why not, is a new one.
    @Test func theCommandsOfEveryDocumentAreRun() throws {
        let run = [
            "README.md", "README.zh.md", "CONTRIBUTING.md", "docs/accounts.md", "docs/animatic.md",
            "docs/command-line.md", "docs/consent.md",
            "docs/notifications.md", "docs/operations.md", "docs/providers.md",
            // A study of the portraits, and a release build that is measured: minutes each.
            "docs/face-accuracy.md", "docs/performance.md",
        ]
        let withCommands = try Document.all.filter { try !$0.commands().isEmpty }.map(\.name)
        #expect(Set(withCommands).subtracting(run) == [])
    }

    @Test(arguments: ["README.md", "README.zh.md"])
    func theFlowOfTheReadmeIsAnsweredAsItSays(name: String) async throws {
        try await VendorBench.with { vendor in
            try FileManager.default.copyItem(
                atPath: Checkout.portrait("obama"), toPath: vendor.folder.path + "/portrait.jpg")
            try await vendor.serve { server in
                var shell = try DocumentShell(in: vendor.folder, Self.environment(server, vendor.folder))
                var last: DocumentShell.Output?
                for part in try Document(name: name).parts() {
                    switch part {
                    case .shown(let answer): Self.expect(answer, from: try #require(last))
                    case .command(let command) where Self.isElsewhere(command): break
                    case .command(let command):
                        var output = try await shell.succeed(command)
                        // The vendor's answer about the person takes a moment.
                        if command.contains("byted_token") {
                            try await eventually("the person is verified") {
                                output = try await shell.succeed(command)
                                return output.standardOutput.contains(#""status":"completed""#)
                            }
                        }
                        Self.learn(from: output.standardOutput, &shell)
                        if let link = output.json.first.flatMap({ Self.field("h5_link", in: $0) }) {
                            try await Self.verify(at: link)
                        }
                        last = output
                    }
                }
            }
        }
    }

    @Test func theCommandsOfTheAccountsPageDoWhatTheySay() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                var shell = try DocumentShell(in: folder, Self.environment(server, folder))
                for command in try Document(name: "docs/accounts.md").commands() {
                    guard !command.hasPrefix("LIKENESS_PRICES=") else {
                        let start = try await shell.succeed("\(command) likeness keys list")
                        #expect(start.standardError.isEmpty)
                        continue
                    }
                    let output = try await shell.succeed(command)
                    if let id = output.standardOutput.firstMatch(of: #/key_\w{10,}/#) {
                        shell.know("key_01J9…", String(id.0))
                    }
                    #expect(!output.standardOutput.contains(#""error""#), "\(command)\n\(output.standardOutput)")
                }
                let accounts = try await shell.succeed("likeness accounts list --json")
                let agency = accounts.json.first { $0["name"] as? String == "agency" }
                #expect(agency?["granted_micro_usd"] is NSNull || agency?["granted_micro_usd"] == nil)
            }
        }
    }

    @Test func theCommandsOfTheNotificationsPageDoWhatTheySay() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: ["LIKENESS_VERIFICATION_TTL": "1"]) { server in
                var shell = try DocumentShell(in: folder, Self.environment(server, folder))
                shell.know("--account studio", "--account tests")
                shell.know("sk-…", server.caller.key)
                let ended = try await shell.run("likeness verify --callback https://nowhere.invalid/verified")
                #expect(ended.exitCode == 1)
                let listed = try await shell.succeed("likeness deliveries list --json")
                shell.know("msg_01K…", try #require(listed.json.first?["id"] as? String))
                var last: DocumentShell.Output?
                for part in try Document(name: "docs/notifications.md").parts() {
                    switch part {
                    case .command(let command) where command.hasPrefix("likeness listen"):
                        #expect(try await shell.start(command, until: "^listening").exitCode == 0)
                    case .command(let command):
                        let output = try await shell.succeed(command)
                        #expect(!output.standardOutput.contains(#""error""#), "\(command)\n\(output.standardOutput)")
                        last = output
                    // What a receiver gets comes before any command, or tells a type.
                    case .shown(let answer) where answer.hasPrefix(#"{"code""#):
                        Self.expect(answer, from: try #require(last))
                    case .shown: break
                    }
                }
            }
        }
    }
}

extension DocumentedCommandsTests {
    static func environment(_ server: RunningServer, _ folder: TemporaryFolder) -> [String: String] {
        let (address, key) = (server.process.address, server.caller.key)
        return [
            "LIKENESS": address, "KEY": key, "LIKENESS_CLIENT_URL": address, "LIKENESS_CLIENT_KEY": key,
            "LIKENESS_DATA_DIR": folder.path, "LIKENESS_MODELS_DIR": Checkout.models,
        ]
    }

    /// What other tests or `make` itself run, and the variables that the environment has here.
    static func isElsewhere(_ command: String) -> Bool {
        ["make ", "export ", ".build/debug/likeness stand-in", "likeness stand-in", "LIKENESS_PROVIDER"].contains {
            command.hasPrefix($0)
        }
    }

    /// That the answer has each name that the document shows of it.
    static func expect(_ shown: String, from output: DocumentShell.Output) {
        for name in shown.matches(of: #/"(\w+)":/#).map(\.1) {
            #expect(output.standardOutput.contains("\"\(name)\":"), "\(name) in\n\(output.standardOutput)")
        }
    }

    /// Keeps what later commands name by a placeholder.
    static func learn(from output: String, _ shell: inout DocumentShell) {
        let places: [(placeholder: String, pattern: Regex<(Substring, Substring)>)] = [
            (#""byted_token":"…""#, #/"byted_token":"([^"]+)"/#), ("group-…", #/"GroupId":"([^"]+)"/#),
            ("http://…/f/image/…", #/"url":"([^"]+)"/#), ("task_01K…", #/"(?:id|task_id)":"(task_[^"]+)"/#),
            ("asset://asset-…", #/"asset_url":"([^"]+)"/#),
        ]
        let output = output.replacing(#"\/"#, with: "/")
        for (placeholder, pattern) in places {
            guard let value = output.firstMatch(of: pattern)?.1 else { continue }
            shell.know(placeholder, placeholder.hasPrefix("\"") ? #""byted_token":"\#(value)""# : String(value))
        }
    }

    /// A field of the answer's result.
    static func field(_ name: String, in answer: [String: Any]) -> String? {
        let result = (answer["data"] as? [String: Any])?["result"] as? [String: Any]
        return result?[name] as? String
    }

    /// What the person does, at the vendor's page.
    static func verify(at link: String) async throws {
        let visitor = Visitor()
        let vendor = try #require(try await visitor.get(link).location)
        _ = try await visitor.get(try await visitor.end(vendor, "pass"))
    }
}
