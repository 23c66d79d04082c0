// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import MediaTools

struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show what a film says of itself: who made it, with whose consent.",
        discussion: """
            What a file says is no proof: anybody can write it. The receipts that it names can be checked with \
            likeness receipts verify. Example: likeness inspect smile.mp4
            """)

    @Argument(help: "An MP4 or another file.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw ExitStatus.stop("the file \(file) can't be read", ExitStatus.noInput)
        }
        // The jail names what it shows by absolute paths.
        let path = file.hasPrefix("/") ? file : FileManager.default.currentDirectoryPath + "/" + file
        let jail = await ToolJail.find()
        let tools = MediaTools(jail: jail)
        do {
            let probe = try await tools.probe(path)
            let report = InspectionReport(
                file: file, probe, aigc: try await tools.tag("AIGC", of: path),
                manifest: try await manifest(of: path, jail))
            try output.print(report, or: report.lines)
        } catch {
            throw ExitStatus.stop("\(file): \(Self.why(error))", ExitStatus.refused)
        }
    }

    /// Looked for only where there is one: the library takes a while to be loaded.
    private func manifest(of path: String, _ jail: ToolJail) async throws -> ManifestReport? {
        guard C2PABox.isIn(path) else { return nil }
        let environment = ProcessInfo.processInfo.environment
        let library =
            environment["LIKENESS_C2PA_LIBRARY"]
            ?? FilmSigner.usualLibrary(in: environment["LIKENESS_DATA_DIR"] ?? "./var")
        let signer = FilmSigner(library: library, jail: jail)
        guard signer.isThere else { return ManifestReport(state: .unchecked) }
        do {
            guard let json = try await signer.manifest(of: path) else { return ManifestReport(state: .changed) }
            return ManifestReport(json: json)
        } catch {
            guard case .unsigned = error else { throw error }
            return ManifestReport(state: .changed)
        }
    }

    private static func why(_ error: any Error) -> String {
        switch error {
        case MediaError.toolMissing: "ffprobe is not installed"
        case MediaError.undetectable, MediaError.damaged, MediaError.tooManyPixels:
            "no film, picture or sound that can be read"
        default: "it could not be read"
        }
    }
}
