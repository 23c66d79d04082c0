// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct StandInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stand-in",
        abstract: "Play an upstream on this machine, to try the whole flow with it offline.",
        subcommands: [ArkStandInCommand.self])
}
