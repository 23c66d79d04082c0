// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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
        let tools = MediaTools(jail: await ToolJail.find())
        do {
            let probe = try await tools.probe(path)
            let report = InspectionReport(
                file: file, probe, aigc: try await tools.tag("AIGC", of: path), hasC2PA: C2PABox.isIn(path))
            try output.print(report, or: report.lines)
        } catch {
            throw ExitStatus.stop("\(file): \(Self.why(error))", ExitStatus.refused)
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
