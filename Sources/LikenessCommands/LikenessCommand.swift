// SPDX-License-Identifier: Apache-2.0

package import ArgumentParser

/// The `likeness` command.
package struct LikenessCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "likeness",
        abstract: "A server for video made with a real person's face.",
        discussion: """
            Settings come from the command line, then LIKENESS_… variables, then likeness.yaml, then the defaults.
            With none of them, `likeness serve` listens on 127.0.0.1:8080 and keeps its data in ./var.
            """,
        subcommands: [
            ServeCommand.self, DoctorCommand.self, KeysCommand.self, WebhooksCommand.self, TasksCommand.self,
            ListenCommand.self,
            BackupCommand.self, RestoreCommand.self, MigrateCommand.self, DemoCommand.self,
            StandInCommand.self, AccuracyCommand.self,
            BenchCommand.self, BenchFloorCommand.self, ChaosCommand.self,
        ])

    package init() {}
}
