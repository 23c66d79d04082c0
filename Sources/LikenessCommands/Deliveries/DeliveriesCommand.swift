// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "See which notifications were sent, and send them again.",
        subcommands: [ListDeliveriesCommand.self, ShowDeliveryCommand.self, ResendDeliveriesCommand.self])
}
