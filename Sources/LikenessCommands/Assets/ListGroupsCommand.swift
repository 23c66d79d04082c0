// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct ListGroupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "List groups, a page at a time: persons who were verified, or virtual ones.",
        discussion: "Example: likeness assets groups --named anna")

    @OptionGroup var server: ServerOptions
    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var page: PageOptions

    @Option(help: "Only those whose name contains this.")
    var named: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let found = try await ExitStatus.calling {
            try await client.groups(on: shelf.shelf, named: named, page: page.page, size: page.size)
        }
        let rows = found.items.map { [$0.id, $0.groupType, $0.projectName, $0.createTime, $0.name] }
        try output.print(
            found.items,
            or: TextTable.lines(["group", "type", "project", "created", "name"], rows) + [
                page.summary(of: found.items.count, total: found.totalCount)
            ])
    }
}
