// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct ShowDeliveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a notification with each of its tries.",
        discussion: "Example: likeness deliveries show msg_01KMCGF6BQGN3X28H3KSR50X5T")

    @OptionGroup var server: ServerOptions

    @Argument(help: "The notification's id, msg_….")
    var id: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let delivery = try await ExitStatus.calling { try await client.delivery(id) }
        try output.print(delivery, or: Self.lines(delivery))
    }

    private static func lines(_ delivery: DeliveryAnswer) -> [String] {
        let rows = (delivery.log ?? []).map { attempt in
            let time = Date(timeIntervalSince1970: Double(attempt.startedAt)).formatted(.iso8601)
            let answer = attempt.status.map(String.init) ?? attempt.reason ?? ""
            return ["\(attempt.number)", time, "\(attempt.milliseconds) ms", answer]
        }
        return ["\(delivery.id)  \(delivery.status.rawValue)  \(delivery.taskID)  \(delivery.url)"]
            + TextTable.lines(["try", "at", "took", "answer"], rows)
    }
}
