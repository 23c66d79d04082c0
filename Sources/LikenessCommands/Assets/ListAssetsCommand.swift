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

    @Flag(help: "Print each asset as JSON on a line.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let found = try await ExitStatus.calling {
            try await client.assets(on: shelf.shelf, of: group, page: page.page, size: page.size)
        }
        if json { return try found.items.forEach { StandardOutput.printLine(try JSONLine.encode($0)) } }
        let rows = found.items.map { [$0.id, $0.status.rawValue, $0.assetType?.rawValue ?? "–", $0.groupID, $0.name] }
        TextTable.lines(["asset", "status", "type", "group", "name"], rows).forEach(StandardOutput.printLine)
        StandardOutput.printLine(page.summary(of: found.items.count, total: found.totalCount))
    }
}

struct ListGroupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "List groups, a page at a time: persons who were verified, or virtual ones.",
        discussion: "Example: likeness assets groups --named anna")

    @OptionGroup var server: ServerOptions
    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var page: PageOptions

    @Option(help: "Only those whose name contains this.")
    var named: String?

    @Flag(help: "Print each group as JSON on a line.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let found = try await ExitStatus.calling {
            try await client.groups(on: shelf.shelf, named: named, page: page.page, size: page.size)
        }
        if json { return try found.items.forEach { StandardOutput.printLine(try JSONLine.encode($0)) } }
        let rows = found.items.map { [$0.id, $0.groupType, $0.projectName, $0.createTime, $0.name] }
        TextTable.lines(["group", "type", "project", "created", "name"], rows).forEach(StandardOutput.printLine)
        StandardOutput.printLine(page.summary(of: found.items.count, total: found.totalCount))
    }
}

/// Which page of a list.
struct PageOptions: ParsableArguments {
    @Option(help: "From 1 on.")
    var page = 1

    @Option(help: "How many a page, 1 to 100.")
    var size = 20

    func validate() throws {
        guard page >= 1, (1...100).contains(size) else {
            throw ValidationError("--page is 1 or more, and --size 1 to 100")
        }
    }

    func summary(of count: Int, total: Int) -> String { "\(count) of \(total), page \(page)" }
}
