// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessServer
import StoreSQL

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Move the store to another database: SQLite to PostgreSQL, or back.",
        discussion: """
            Stop all servers first. Every row is copied in one transaction, read back and compared; the old store is \
            kept, and servers refuse it from then on. A move that was cut short is begun again with the same command. \
            Files stay where they are.

            Example:

              likeness migrate --from sqlite --to postgres://likeness:secret@db/likeness
            """)

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "sqlite (in the data folder), or postgres://…")
    var from = "sqlite"

    @Option(help: "sqlite, or postgres://…; default: what LIKENESS_STORE says, which keeps the password out of sight.")
    var to: String?

    @Flag(help: "The store was moved elsewhere before, and nobody ever works on that copy again.")
    var abandonCopy = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let source = try store(from, "--from")
        let reports = try await ExitStatus.reporting {
            let storage = try await options.load().storage
            let target = try to.map { try store($0, "--to") } ?? storage.store
            return try await StoreMove(
                from: source, to: target, dataDirectory: storage.dataDirectory, abandonsCopy: abandonCopy
            ).run()
        }
        try output.print(reports.map(Row.init), or: [MoveTable(reports).text])
    }

    private struct Row: Encodable {
        let table: String
        let rows: Int
        let checksum: String

        init(_ report: CopyReport) {
            (self.table, self.rows, self.checksum) = (report.table, report.rows, report.checksum)
        }
    }

    private func store(_ text: String, _ option: String) throws -> LikenessConfiguration.Store {
        guard let store = LikenessConfiguration.Store(text) else {
            throw ValidationError("\(option) is none of: \(LikenessConfiguration.Store.allowed)")
        }
        return store
    }
}
