// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessServer

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server until SIGTERM or SIGINT.",
        discussion: "Example: likeness serve --port 8080 --data-dir ./var")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The address to listen on (default 127.0.0.1).")
    var host: String?

    @Option(help: "The port to listen on; 0 takes any free one (default 8080).")
    var port: String?

    func run() async throws {
        try await ExitStatus.reporting {
            var overrides: [Setting: String] = [:]
            overrides[.host] = host
            overrides[.port] = port
            let configuration = try await options.load(overrides)
            let application = try await LikenessApplication(configuration, telemetry: .start(configuration))
            if let issued = try await application.firstStart() {
                FirstStartNotice(issued, address: application.publicURL).print()
            }
            try await application.run { address in
                StandardOutput.printLine("likeness: listening on \(address)")
            }
        }
    }
}
