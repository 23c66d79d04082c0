// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct AssetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assets", abstract: "Submit photos and clips of a person for review, list and delete them.",
        subcommands: [
            SubmitAssetsCommand.self, ListAssetsCommand.self, ListGroupsCommand.self, DeleteAssetCommand.self,
        ])
}
