// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessEngine
import LikenessServer

struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts",
        abstract: "List and make accounts, and set what they may spend. Works while the server runs.",
        subcommands: [List.self, Create.self, ChangeCredit.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all accounts with their credit.", discussion: "Example: likeness accounts list")

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await ExitStatus.reporting {
                let accounts = try await AccountOffice.open(try await options.load()) { try await $0.all() }
                let rows = accounts.map { AccountRow($0) }
                try output.print(rows, or: TextTable.lines(AccountRow.heading, rows.map(\.cells)))
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account without a key.",
            discussion: "Example: likeness accounts create studio --credit 25")

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "Its name, 1 to 64 characters.")
        var name: String

        @Option(help: "What it may spend, in dollars (default: without end).")
        var credit: DollarAmount?

        @OptionGroup var output: OutputOptions

        func validate() throws { try AccountName.check(name, of: "the name") }

        func run() async throws {
            try await ExitStatus.reporting {
                do {
                    let row = try await AccountOffice.open(try await options.load()) { accounts in
                        let account = try await accounts.createAccount(named: name, credit: credit?.microUSD)
                        return AccountRow(account)
                    }
                    try output.print(row, or: TextTable.lines(AccountRow.heading, [row.cells]))
                } catch let error as StoreError where error.code == .duplicate {
                    throw ExitStatus.stop("there is an account \(name) already", ExitStatus.refused)
                }
            }
        }
    }
}

extension DollarAmount: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
