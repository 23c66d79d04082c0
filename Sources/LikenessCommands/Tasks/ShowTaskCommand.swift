// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct ShowTaskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a task as it stands.",
        discussion: "Example: likeness tasks show task_01KMCGF6BQGN3X28H3KSR50X5T --json")

    @OptionGroup var server: ServerOptions

    @Argument(help: "The task's id.")
    var id: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let task = try await ExitStatus.calling { try await client.task(id) }
        try output.print(task, or: TaskText(task).lines)
    }
}
