// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct ResendDeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend", abstract: "Send a notification again, or all since a time.",
        discussion: """
            Examples: likeness deliveries resend msg_01KMCGF6BQGN3X28H3KSR50X5T; \
            likeness deliveries resend --hours 6 --status abandoned
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "The notification's id, msg_….")
    var id: String?

    @Option(help: "All of the last hours.")
    var hours: Int?

    @Option(help: "Of those only these.")
    var status: DeliveryAnswer.Status?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (id == nil) != (hours == nil) else { throw ValidationError("give one id, or --hours") }
        guard (1...8784).contains(hours ?? 1) else { throw ValidationError("--hours is 1 to 8784") }
    }

    func run() async throws {
        let client = try server.client()
        let count = try await ExitStatus.calling {
            if let id {
                _ = try await client.resendDelivery(id)
                return 1
            }
            let since = Int64(Date.now.timeIntervalSince1970) - Int64(hours ?? 0) * 3600
            return try await client.resendDeliveries(since: since, status: status)
        }
        try output.print(
            ["resent": count],
            or: ["\(count) \(count == 1 ? "notification is" : "notifications are") sent again"])
    }
}
