// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import Foundation
import MediaTools

/// All rows of `likeness bench`, measured one group after another on an otherwise idle machine.
package struct Bench: Sendable {
    /// A release build of `likeness`.
    let executable: String
    let modelsDirectory: String
    /// A picture of one face.
    let portrait: String
    /// For what is only needed meanwhile.
    let folder: String

    package init(executable: String, modelsDirectory: String, portrait: String, folder: String) {
        self.executable = executable
        self.modelsDirectory = modelsDirectory
        self.portrait = portrait
        self.folder = folder
    }

    /// Rows that can be measured by themselves.
    package enum Group: String, Sendable, CaseIterable {
        /// What this machine does alone.
        case local
        /// What the stores do in a second.
        case store
        /// With a provider elsewhere, played by its stand-in.
        case upstream
    }

    /// - Parameter report: gets each row as soon as it is measured.
    /// - Parameter group: nil for all.
    package func run(_ group: Group? = nil, report: @Sendable (BenchRow) -> Void) async throws -> BenchReport {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var rows: [BenchRow] = []
        func add(_ measured: [BenchRow]) {
            measured.forEach(report)
            rows += measured
        }
        if group == nil || group == .store { try await StoreRows(folder: folder).measure(report: add) }
        if group == nil || group == .local {
            add([try await FaceRow(picture: try await picture(), modelsDirectory: modelsDirectory).measure()])
            add([
                try await ReviewRow(photo: try await photo(), modelsDirectory: modelsDirectory, folder: folder)
                    .measure()
            ])
            add(try await serverRows())
        }
        if group == nil || group == .upstream { add(try await upstreamRows()) }
        return BenchReport(rows)
    }

    private func upstreamRows() async throws -> [BenchRow] {
        try FileManager.default.createDirectory(atPath: folder + "/upstream", withIntermediateDirectories: true)
        return try await StandInProcess.run(executable: executable) { standIn in
            try await BenchServer.run(
                executable: executable, folder: folder + "/upstream", modelsDirectory: modelsDirectory,
                settings: standIn.settings
            ) { server in
                try await UpstreamRows(server: server, standIn: standIn, folder: folder).measure()
            }
        }
    }

    private func serverRows() async throws -> [BenchRow] {
        try await BenchServer.run(executable: executable, folder: folder, modelsDirectory: modelsDirectory) { server in
            let start = try MemoryRows(server: server, folder: folder).measureStart()
            let web = try await FloorProcess(executable: executable, databasePath: folder + "/floor.sqlite").run {
                try await WebRows(server: server, floor: $0, folder: folder).measure()
            }
            let film = try await AnimaticRow(server: server, folder: folder).measure()
            return web + [film, start, try await MemoryRows(server: server, folder: folder).measureReview()]
        }
    }

    /// The portrait on 1280x960.
    private func photo() async throws -> String {
        let path = folder + "/portrait.jpg"
        try await MediaTools().render(
            [
                "-i", portrait, "-frames:v", "1", "-vf",
                "scale=1280:960:force_original_aspect_ratio=decrease,pad=1280:960:(ow-iw)/2:(oh-ih)/2", "-q:v", "2",
                path,
            ], timeLimit: .seconds(30))
        return path
    }

    private func picture() async throws -> Picture {
        let frame = try await MediaTools().decodePicture(try await photo(), longestSide: 1280)
        guard let picture = Picture(width: frame.width, height: frame.height, rgb: frame.rgb) else {
            throw FaceRow.Failure.noFace
        }
        return picture
    }
}
