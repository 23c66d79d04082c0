// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play the whole main job on this machine and leave its video.",
        discussion: """
            Starts a server, verifies a sample person in headless Chromium, reviews photos, makes a video.
            Example: likeness demo --output var/demo
            """)

    @Option(help: "The folder for the video, the contact sheet and the demo server's data.")
    var output = "var/demo"

    @Option(help: "The folder with the face models (make setup fills it).")
    var models = "var/models"

    @Option(help: "The folder with obama.jpg, obama2.jpg and biden.jpg (make setup fills it).")
    var portraits = "var/portraits"

    func run() async throws {
        do {
            try await Demo(folder: DemoFolder(path: output), models: models, portraits: portraits).run()
        } catch let failure as DemoFailure {
            throw ExitStatus.stop("demo \(failure)", ExitCode(1))
        }
    }
}
