// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct VideosCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "videos", abstract: "Make videos.", subcommands: [GenerateVideoCommand.self])
}
