// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct ConsentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consents", abstract: "See what persons agreed to, limit it, and end it.",
        subcommands: [
            ListConsentsCommand.self, ShowConsentCommand.self, LicenceCommand.self, WithdrawConsentCommand.self,
        ])
}
