// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FaceAnalysis
import Foundation
import LikenessBench

struct BenchFacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faces",
        abstract: "Measure how often faces are mistaken, on a folder of your own persons.",
        discussion: """
            Each folder within is one person's photos. Prints a table in Markdown with exact bounds of 95 percent; photos \
            stay where they are, and nothing of them is written. Example: likeness bench faces persons
            """)

    @Argument(help: "The folder with the persons' folders.")
    var folder: String

    @Option(help: "Where the face models are.")
    var models = "var/models"

    @Option(help: "Up to which distance two faces are one person's, 0.2 to 0.6.")
    var threshold = 0.5

    @Flag(help: "Don't make films: they take some seconds a person and kind.")
    var noFilms = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0.2...0.6).contains(threshold) else { throw ValidationError("--threshold is 0.2 to 0.6") }
    }

    func run() async throws {
        guard let faces = FaceFolder(path: folder) else {
            throw ExitStatus.stop("the folder \(folder) can't be read", ExitStatus.noInput)
        }
        let analyzer = FaceAnalyzer(modelsDirectory: models, workers: ProcessInfo.processInfo.activeProcessorCount)
        let live = LiveText()
        var study = FaceStudy(analyzer: analyzer, threshold: Float(threshold))
        try await study.read(faces) { live.show([$0]) }
        guard study.personCount > 1 else {
            live.clear()
            throw ExitStatus.stop(
                "\(folder) has photos with one face of \(study.personCount) person: two are needed at least",
                ExitStatus.refused)
        }
        if !noFilms { try await study.film(faces) { live.show([$0]) } }
        live.clear()
        try output.print(study.report, or: study.report.lines)
    }
}
