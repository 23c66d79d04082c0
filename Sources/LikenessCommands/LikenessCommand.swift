// SPDX-License-Identifier: Apache-2.0

package import ArgumentParser
import LikenessCore

/// The `likeness` command.
package struct LikenessCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "likeness",
        abstract: "A server for video made with a real person's face.",
        discussion: """
            Settings come from the command line, then LIKENESS_… variables, then likeness.yaml, then the defaults.
            With none of them, `likeness serve` listens on 127.0.0.1:8080 and keeps its data in ./var.
            """,
        version: "likeness \(Release.version)",
        subcommands: [
            BenchFloorCommand.self
        ],
        groupedSubcommands: [
            CommandGroup(
                name: "Run a server:",
                subcommands: [
                    ServeCommand.self, DoctorCommand.self, KeysCommand.self, AccountsCommand.self, WebhooksCommand.self,
                    BackupCommand.self, RestoreCommand.self, MigrateCommand.self, ReceiptsCommand.self,
                    AuditCommand.self,
                ]),
            CommandGroup(
                name: "Use a server:",
                subcommands: [
                    VerifyCommand.self, ConsentsCommand.self, AssetsCommand.self, VideosCommand.self, TasksCommand.self,
                    DeliveriesCommand.self, ListenCommand.self, UsageCommand.self,
                ]),
            CommandGroup(
                name: "See and measure:",
                subcommands: [
                    InspectCommand.self, DemoCommand.self, StandInCommand.self, ChaosCommand.self, BenchCommand.self,
                    AccuracyCommand.self,
                ]),
        ])

    package init() {}
}
