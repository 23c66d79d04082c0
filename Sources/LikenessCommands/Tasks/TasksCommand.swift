// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessServer

struct TasksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks", abstract: "Follow, show and end tasks.",
        subcommands: [WatchTaskCommand.self, ShowTaskCommand.self, CancelTaskCommand.self])
}

struct CancelTaskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "End an unfinished task as cancelled, here and at the provider.",
        discussion:
            "Works on the store of a running server. Example: likeness tasks cancel task_01KMCGF6BQGN3X28H3KSR50X5T")

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The task's id.")
    var id: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let task = TaskID(parsing: id) else { throw ValidationError("'\(id)' is not the id of a task.") }
        let found = try await ExitStatus.reporting {
            try await AccountOffice.cancel(task, try await options.load())
        }
        guard found else { throw ExitStatus.stop("there is no unfinished task \(id)", ExitStatus.refused) }
        try output.print(["id": id, "state": "cancelling"], or: ["\(id) is being cancelled"])
    }
}
