// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FaceAnalysis
import LikenessCore
import MediaTools
import PortraitFilms
import ProviderBuiltin

/// Makes the tables of docs/face-accuracy.md.
struct AccuracyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy",
        abstract: "Measure the face checks on films of portraits and print the figures as Markdown.",
        shouldDisplay: false)

    @Option(help: "The folder with the face models.")
    var models = "var/models"

    @Option(help: "The folder with the sample portraits.")
    var portraits = "var/portraits"

    private static let names = ["obama", "obama2", "obama3", "biden"]

    func run() async throws {
        let study = AccuracyStudy(analyzer: FaceAnalyzer(modelsDirectory: models, workers: 1))
        for line in try await study.distances(of: Self.names, in: portraits) { StandardOutput.printLine(line) }
        StandardOutput.printLine("")
        StandardOutput.printLine("| film | verdict | depth | turn read | squeeze | distance |")
        StandardOutput.printLine("|---|---|---|---|---|---|")
        for name in Self.names {
            for kind in AccuracyStudy.Film.all {
                StandardOutput.printLine(try await study.row(name, kind, in: portraits))
            }
        }
    }
}
