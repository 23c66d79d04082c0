// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LikenessBench

struct BenchBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Measure this build against its floors.",
        discussion: """
            Every figure stands beside what the same machine does in the same run without us. Needs a release build, \
            wrk, PostgreSQL's server programs, and the files that `make setup` puts under var/. Examples: likeness \
            bench --output var/bench.json; likeness bench store
            """)

    @Argument(help: "Only these rows: local, store, upstream.")
    var group: Bench.Group?

    @Option(help: "The JSON file to write (default: var/bench.json, or var/bench-GROUP.json).")
    var output: String?

    @Option(help: "Where the face models are.")
    var models = "var/models"

    @Option(help: "A picture of one face.")
    var portrait = "var/portraits/obama.jpg"

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "likeness-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = Bench(
            executable: try ProgramFile.path(), modelsDirectory: models, portrait: portrait, folder: folder.path())
        let report = try await bench.run(group) { row in
            BenchReport([row]).lines.forEach(StandardOutput.printLine)
        }
        let path = output ?? "var/bench\(group.map { "-\($0.rawValue)" } ?? "").json"
        try report.write(to: path)
        StandardOutput.printLine("likeness: wrote \(path)")
    }
}

extension Bench.Group: ExpressibleByArgument {}
