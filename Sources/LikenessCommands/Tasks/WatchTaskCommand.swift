// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct WatchTaskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Follow a task to its end.",
        discussion: """
            Ends with 1 when the task failed. \
            Example: likeness tasks watch task_01KMCGF6BQGN3X28H3KSR50X5T
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "The task's id.")
    var id: String

    @Flag(help: "Print each state as JSON on a line.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let end = try await ExitStatus.calling {
            let live = LiveText()
            defer { live.clear() }
            var last: TaskAnswer?
            for try await state in client.updates(of: id) {
                if json { StandardOutput.printLine(try JSONLine.encode(state)) }
                live.show(["\(state.status.rawValue.padded(to: 10))  \(ProgressBar.text(percent: state.progress ?? 0))"]
                )
                last = state
            }
            return last
        }
        if !json, let end { TaskText(end).lines.forEach(StandardOutput.printLine) }
        if end?.status == .failed { throw ExitStatus.refused }
    }
}

struct ShowTaskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a task as it stands.",
        discussion: "Example: likeness tasks show task_01KMCGF6BQGN3X28H3KSR50X5T --json")

    @OptionGroup var server: ServerOptions

    @Argument(help: "The task's id.")
    var id: String

    @Flag(help: "Print it as JSON on a line.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let task = try await ExitStatus.calling { try await client.task(id) }
        if json { return StandardOutput.printLine(try JSONLine.encode(task)) }
        TaskText(task).lines.forEach(StandardOutput.printLine)
    }
}
