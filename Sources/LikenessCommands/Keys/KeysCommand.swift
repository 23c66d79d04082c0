// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessEngine
import LikenessServer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make, list and revoke API keys. Works while the server runs.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key, and its account if there is none of that name.",
            discussion: """
                Example: likeness keys create --account studio --json
                Example: likeness keys create --account studio --label ci --scopes video,read --valid-days 30
                """)

        @OptionGroup var options: ConfigurationOptions

        @Option(help: "The account's name, 1 to 64 characters.")
        var account: String

        @OptionGroup var limits: KeyOptions

        @Flag(help: "Print {\"account\",\"id\",\"key\",\"webhook_secret\"}.")
        var json = false

        func validate() throws { try AccountName.check(account, of: "--account") }

        func run() async throws {
            try await ExitStatus.reporting {
                let issued = try await AccountOffice.open(try await options.load()) { accounts in
                    try await accounts.createKey(
                        accountNamed: account, label: limits.label, grant: limits.grant(now: SystemTime().now))
                }
                StandardOutput.printLine(json ? try KeyDocument(issued).jsonLine() : KeyDocument(issued).text)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all keys, without their text.", discussion: "Example: likeness keys list --json")

        @OptionGroup var options: ConfigurationOptions

        @Flag(help: "Print a JSON array.")
        var json = false

        func run() async throws {
            try await ExitStatus.reporting {
                let keys = try await AccountOffice.open(try await options.load()) { try await $0.keys() }
                let rows = keys.map { KeyRow($0.key, accountName: $0.accountName) }
                if json {
                    StandardOutput.printLine(try JSONLine.encode(rows))
                } else {
                    let heading = ["key", "begins", "account", "label", "may", "state"]
                    TextTable.lines(heading, rows.map(\.cells)).forEach { StandardOutput.printLine($0) }
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revoke a key; running servers refuse it within 5 seconds.",
            discussion: "Example: likeness keys revoke key_01J9…")

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "The key's id, as `likeness keys list` shows it.")
        var id: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await ExitStatus.reporting {
                do {
                    try await AccountOffice.open(try await options.load()) {
                        try await $0.revokeKey(APIKeyID(rawValue: id))
                    }
                } catch let error as StoreError where error.code == .notFound {
                    throw ExitStatus.stop("there is no key \(id); see: likeness keys list", ExitCode(1))
                }
                try output.print(["id": id, "state": "revoked"], or: ["revoked \(id)"])
            }
        }
    }
}
