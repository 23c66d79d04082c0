// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct WatchTaskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Follow a task to its end.",
        discussion: """
            With --json each state is printed as it comes. Ends with 1 when the task failed. \
            Example: likeness tasks watch task_01KMCGF6BQGN3X28H3KSR50X5T
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "The task's id.")
    var id: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let end = try await ExitStatus.calling {
            let live = LiveText()
            defer { live.clear() }
            return try await client.follow(id, as: "task", on: live) { try output.print($0, or: []) }
        }
        if !output.json { TaskText(end).lines.forEach(StandardOutput.printLine) }
        if end.status != .completed { throw ExitStatus.refused }
    }
}
