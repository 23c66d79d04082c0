// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessBench

/// The floor of the bench's web rows, in a process of its own. Prints its port when it accepts requests.
struct BenchFloorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bench-floor", shouldDisplay: false)

    @Argument(help: "A scratch database, made here.")
    var database: String

    func run() async throws {
        try await FloorServer(path: database).run { StandardOutput.printLine(String($0)) }
    }
}
