// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessServer
import StoreSQLite

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a verified copy of the SQLite store to a new file. Works while the server runs.",
        discussion: """
            Keep beside it the data folder's master.key, without which nobody can read the secrets in it, and a copy of \
            its folder blobs that is made after it. For a store on PostgreSQL use pg_dump.

            Example: likeness backup /backups/likeness-monday.sqlite
            """)

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let facts = try await ExitStatus.reporting {
            try await StoreBackup(try await options.load().storage).take(to: file)
        }
        try output.print(facts.counts, or: ["\(file) holds \(facts.words)"])
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of a SQLite store that is gone.",
        discussion: """
            The data folder must hold the master.key that belongs to it, and no store. Videos that were unfinished at the \
            time of the backup end as cancelled, for whether they were made since is not known; --resume lets them go on.

            Example: likeness restore /backups/likeness-monday.sqlite
            """)

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "A file that `likeness backup` wrote.")
    var file: String

    @Flag(help: "Let unfinished videos go on: no server has worked since the backup.")
    var resume = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let facts = try await ExitStatus.reporting {
            try await StoreBackup(try await options.load().storage).restore(from: file, resuming: resume)
        }
        try output.print(facts.counts, or: ["restored \(facts.words); now start the server"])
    }
}

extension SQLiteSnapshot.Facts {
    fileprivate var counts: [String: Int] { ["accounts": accounts, "tasks": tasks, "assets": assets] }
    fileprivate var words: String { "\(accounts) accounts, \(tasks) tasks and \(assets) assets" }
}
