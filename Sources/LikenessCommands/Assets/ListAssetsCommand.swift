// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct ListAssetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List assets, a page at a time.",
        discussion: "Example: likeness assets list --group group-20260331145705-ab12c --json")

    @OptionGroup var server: ServerOptions
    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var page: PageOptions

    @Option(help: "Only this group's.")
    var group: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let found = try await ExitStatus.calling {
            try await client.assets(on: shelf.shelf, of: group, page: page.page, size: page.size)
        }
        let rows = found.items.map { [$0.id, $0.status.rawValue, $0.assetType?.rawValue ?? "–", $0.groupID, $0.name] }
        try output.print(
            found.items,
            or: TextTable.lines(["asset", "status", "type", "group", "name"], rows) + [
                page.summary(of: found.items.count, total: found.totalCount)
            ])
    }
}
