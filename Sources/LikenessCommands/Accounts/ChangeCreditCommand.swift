// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessEngine
import LikenessServer

extension AccountsCommand {
    struct ChangeCredit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "credit",
            abstract: "Change what an account may spend; running servers go by it at once.",
            discussion: """
                Example: likeness accounts credit studio --add 25
                Tasks that run keep what was set aside for them.
                """)

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "The account's name.")
        var name: String

        @Option(help: "Give so many dollars more.")
        var add: DollarAmount?

        @Option(help: "Take back so many dollars.")
        var take: DollarAmount?

        @Option(help: "Leave so many dollars to spend, whatever was spent before.")
        var leave: DollarAmount?

        @Flag(help: "Let it spend without end.")
        var unlimited = false

        @OptionGroup var output: OutputOptions

        private var changes: [CreditChange] {
            [
                add.map { .add($0.microUSD) }, take.map { .add(-$0.microUSD) }, leave.map { .leave($0.microUSD) },
                unlimited ? .unlimited : nil,
            ].compactMap { $0 }
        }

        func validate() throws {
            guard changes.count == 1 else {
                throw ValidationError("give one of --add, --take, --leave and --unlimited")
            }
        }

        func run() async throws {
            try await ExitStatus.reporting {
                let row = try await AccountOffice.open(try await options.load()) { accounts -> AccountRow in
                    guard let account = try await accounts.account(named: name) else {
                        throw ExitStatus.stop(
                            "there is no account \(name); see: likeness accounts list", ExitStatus.refused)
                    }
                    return AccountRow(
                        account, credit: try await accounts.changeCredit(of: account.id, changes[0]))
                }
                try output.print(row, or: TextTable.lines(AccountRow.heading, [row.cells]))
            }
        }
    }
}
