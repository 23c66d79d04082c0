// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LikenessChaos

struct ChaosCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaos",
        abstract: "Prove on this machine that nothing is lost or done twice.",
        discussion: """
            Starts servers on a scratch store, submits work, and kills, stops and pauses them, crashes the database, \
            fills the disk, shifts clocks and spoils the vendor's answers. Then it counts. Ends with 1 when anything \
            was lost or doubled. Needs the face models, ffmpeg and, for postgres, PostgreSQL's server programs. \
            Example: likeness chaos --store postgres --rounds 100
            """)

    @Option(help: "How many disasters, one after another.")
    var rounds = 20

    @Option(help: "sqlite, or postgres: a server of it that is thrown away.")
    var store = ChaosOptions.Store.sqlite

    @Option(help: "How many servers (default: 1 on sqlite, 3 on postgres).")
    var servers: Int?

    @Option(help: "Only these, separated by commas: \(Disaster.allCases.map(\.rawValue).joined(separator: ", ")).")
    var disasters: String?

    @Option(
        help: "An older release's likeness: the servers begin as that, and become this one's in disasters 'upgrade'.")
    var older: String?

    @Option(help: "Orders submitted in each round.")
    var orders = 12

    @Option(help: "The same number brings the same disasters.")
    var seed: UInt64 = 1

    @Option(help: "Where the face models are.")
    var models = "var/models"

    @Option(help: "A new folder that keeps the data and the servers' logs afterwards (default: thrown away).")
    var keep: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    func validate() throws {
        guard rounds >= 1, orders >= 1 else { throw ValidationError("--rounds and --orders are at least 1") }
        guard (1...8).contains(servers ?? 1) else { throw ValidationError("--servers is 1 to 8") }
        if store == .sqlite, servers ?? 1 != 1 { throw ValidationError("one SQLite file has one server") }
        if let older, !FileManager.default.isExecutableFile(atPath: older) {
            throw ValidationError("--older: '\(older)' is no program that can be run")
        }
        _ = try chosen()
    }

    func run() async throws {
        var options = ChaosOptions(executable: try ProgramFile.path(), modelsDirectory: models)
        (options.store, options.rounds, options.ordersPerRound, options.seed) = (store, rounds, orders, seed)
        options.servers = servers ?? (store == .postgres ? 3 : 1)
        options.disasters = try chosen()
        options.older = older
        let scratch = FileManager.default.temporaryDirectory.appending(path: "likeness-chaos-\(UUID().uuidString)")
        let folder = keep.map { URL(filePath: $0) } ?? scratch
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { if keep == nil { try? FileManager.default.removeItem(at: folder) } }
        let report = try await chaos(options, folder.path()).run { line in
            if !json { StandardOutput.printLine(line) }
        }
        if json {
            StandardOutput.printLine(try JSONLine.encode(report))
        } else {
            report.lines.forEach(StandardOutput.printLine)
        }
        guard report.holds else { throw ExitStatus.refused }
    }

    private func chaos(_ options: ChaosOptions, _ folder: String) async throws -> Chaos {
        let film = try await StandInFilm.make(size: "320x180", seconds: 1)
        guard let picture = try await StandInFilm.make(size: "640x480", seconds: 1)["last-frame.png"] else {
            throw ExitStatus.stop("ffmpeg made no picture", ExitStatus.osError)
        }
        return Chaos(options, folder: folder, results: film, picture: picture)
    }

    private func chosen() throws -> Set<Disaster> {
        guard let disasters else { return Set(Disaster.allCases) }
        return Set(
            try disasters.split(separator: ",").map { word in
                guard let disaster = Disaster(rawValue: String(word)) else {
                    throw ValidationError("'\(word)' is no disaster; see likeness chaos --help")
                }
                return disaster
            })
    }
}

extension ChaosOptions.Store: ExpressibleByArgument {}
