// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import LikenessBench

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure this build against its floors.",
        discussion: """
            Every figure stands beside what the same machine does in the same run without us. Needs a release build, \
            wrk, and the files that `make setup` puts under var/. Example: likeness bench --output var/bench.json
            """)

    @Option(help: "The JSON file to write.")
    var output = "var/bench.json"

    @Option(help: "Where the face models are.")
    var models = "var/models"

    @Option(help: "A picture of one face.")
    var portrait = "var/portraits/obama.jpg"

    @Option(help: "Only these rows: local, upstream.")
    var only: Bench.Group?

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "likeness-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = Bench(
            executable: try ProgramFile.path(), modelsDirectory: models, portrait: portrait, folder: folder.path())
        let report = try await bench.run(only) { row in
            BenchReport([row]).lines.forEach(StandardOutput.printLine)
        }
        try report.write(to: output)
        StandardOutput.printLine("likeness: wrote \(output)")
    }
}

extension Bench.Group: ExpressibleByArgument {}
