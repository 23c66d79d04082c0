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
            discussion: "Example: likeness keys create --account studio --json")

        @OptionGroup var options: ConfigurationOptions

        @Option(help: "The account's name, 1 to 64 characters.")
        var account: String

        @Flag(help: "Print {\"account\",\"id\",\"key\",\"webhook_secret\"}.")
        var json = false

        func validate() throws {
            guard (1...64).contains(account.count) else {
                throw ValidationError("--account has \(account.count) characters; allowed: 1 to 64")
            }
        }

        func run() async throws {
            try await ExitStatus.reporting {
                let issued = try await AccountOffice.open(try await options.load()) { accounts in
                    try await accounts.createKey(accountNamed: account)
                }
                StandardOutput.printLine(json ? try KeyDocument(issued).jsonLine() : KeyDocument(issued).text)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List all keys, without their text.")

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
                    rows.forEach { StandardOutput.printLine($0.text) }
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

        func run() async throws {
            try await ExitStatus.reporting {
                do {
                    try await AccountOffice.open(try await options.load()) {
                        try await $0.revokeKey(APIKeyID(rawValue: id))
                    }
                } catch let error as StoreError where error.code == .notFound {
                    throw ExitStatus.stop("there is no key \(id); see: likeness keys list", ExitCode(1))
                }
                StandardOutput.printLine("revoked \(id)")
            }
        }
    }
}
