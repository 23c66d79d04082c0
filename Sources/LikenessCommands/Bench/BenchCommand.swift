// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure this build, or the face checks on persons of your own.",
        subcommands: [BenchBuildCommand.self, BenchFacesCommand.self], defaultSubcommand: BenchBuildCommand.self)
}
