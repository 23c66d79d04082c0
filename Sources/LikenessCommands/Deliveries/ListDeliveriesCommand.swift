// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import LikenessAPI
import LikenessClient

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

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let page = try await ExitStatus.calling {
            try await client.deliveries(of: task, status: status, cursor: cursor, limit: limit)
        }
        let rows = page.deliveries.map { [$0.id, $0.status.rawValue, "\($0.attempts)", $0.taskID, $0.url] }
        let table = TextTable.lines(["delivery", "status", "tries", "task", "address"], rows)
        try output.print(page.deliveries, or: table + (page.next.map { ["older ones: --cursor \($0)"] } ?? []))
    }
}

extension DeliveryAnswer.Status: ExpressibleByArgument {}
