// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import LikenessAPI
import LikenessClient

struct ListConsentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List consents, the youngest first.",
        discussion: "Example: likeness consents list --status withdrawn")

    @OptionGroup var server: ServerOptions

    @Option(help: "Only those given to this project.")
    var project: String?

    @Option(help: "Only these: \(ConsentAnswer.Status.allCases.map(\.rawValue).joined(separator: ", ")).")
    var status: ConsentAnswer.Status?

    @Option(help: "Go on where an earlier list ended.")
    var cursor: String?

    @Option(help: "How many, 1 to 100.")
    var limit = 20

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let page = try await ExitStatus.calling {
            try await client.consents(in: project, status: status, cursor: cursor, limit: limit)
        }
        let rows = page.data.map { consent in
            [
                consent.groupID, consent.status.rawValue, consent.projectName, ConsentText.time(consent.givenAt),
                consent.erasedAt.map { "erased \(ConsentText.time($0))" }
                    ?? consent.eraseAt.map { "to be erased \(ConsentText.time($0))" } ?? "",
            ]
        }
        let table = TextTable.lines(["group", "status", "project", "given", ""], rows)
        try output.print(page.data, or: table + (page.nextCursor.map { ["older ones: --cursor \($0)"] } ?? []))
    }
}

extension ConsentAnswer.Status: ExpressibleByArgument {}
