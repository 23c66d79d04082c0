// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import LikenessAPI
import LikenessClient

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "See which notifications were sent, and send them again.",
        subcommands: [ListDeliveriesCommand.self, ShowDeliveryCommand.self, ResendDeliveriesCommand.self])
}

struct ListDeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List notifications, the youngest first.",
        discussion: "Example: likeness deliveries list --status abandoned")

    @OptionGroup var server: ServerOptions

    @Option(help: "Only those of this task.")
    var task: String?

    @Option(help: "Only these: \(DeliveryAnswer.Status.allCases.map(\.rawValue).joined(separator: ", ")).")
    var status: DeliveryAnswer.Status?

    @Option(help: "Go on where an earlier list ended.")
    var cursor: String?

    @Option(help: "How many, 1 to 100.")
    var limit = 20

    @Flag(help: "Print each one as JSON on a line.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let page = try await ExitStatus.calling {
            try await client.deliveries(of: task, status: status, cursor: cursor, limit: limit)
        }
        if json { return try page.deliveries.forEach { StandardOutput.printLine(try JSONLine.encode($0)) } }
        let rows = page.deliveries.map { [$0.id, $0.status.rawValue, "\($0.attempts)", $0.taskID, $0.url] }
        TextTable.lines(["delivery", "status", "tries", "task", "address"], rows).forEach(StandardOutput.printLine)
        if let next = page.next { StandardOutput.printLine("older ones: --cursor \(next)") }
    }
}

struct ShowDeliveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a notification with each of its tries.",
        discussion: "Example: likeness deliveries show msg_01KMCGF6BQGN3X28H3KSR50X5T")

    @OptionGroup var server: ServerOptions

    @Argument(help: "The notification's id, msg_….")
    var id: String

    @Flag(help: "Print it as JSON on a line.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let delivery = try await ExitStatus.calling { try await client.delivery(id) }
        if json { return StandardOutput.printLine(try JSONLine.encode(delivery)) }
        StandardOutput.printLine("\(delivery.id)  \(delivery.status.rawValue)  \(delivery.taskID)  \(delivery.url)")
        let rows = (delivery.log ?? []).map { attempt in
            let time = Date(timeIntervalSince1970: Double(attempt.startedAt)).formatted(.iso8601)
            let answer = attempt.status.map(String.init) ?? attempt.reason ?? ""
            return ["\(attempt.number)", time, "\(attempt.milliseconds) ms", answer]
        }
        TextTable.lines(["try", "at", "took", "answer"], rows).forEach(StandardOutput.printLine)
    }
}

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
        StandardOutput.printLine("\(count) \(count == 1 ? "notification is" : "notifications are") sent again")
    }
}

extension DeliveryAnswer.Status: ExpressibleByArgument {}
