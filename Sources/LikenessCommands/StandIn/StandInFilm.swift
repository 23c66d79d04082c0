// SPDX-License-Identifier: Apache-2.0

import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What every video of the stand-in looks like: a test card, and its last frame.
enum StandInFilm {
    static func make(size: String = "1280x720", seconds: Int = 5) async throws -> [String: [UInt8]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "likeness-stand-in-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let card = ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=24:duration=\(seconds)"]
        let tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=\(seconds)"]
        let (film, still) = (folder.appending(path: "video.mp4"), folder.appending(path: "last-frame.png"))
        let media = MediaTools()
        try await media.render(
            card + tone + [
                "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", film.path(),
            ],
            timeLimit: .seconds(60))
        try await media.render(
            ["-sseof", "-0.1", "-i", film.path(), "-frames:v", "1", still.path()], timeLimit: .seconds(60))
        return [
            "video.mp4": [UInt8](try Data(contentsOf: film)), "last-frame.png": [UInt8](try Data(contentsOf: still)),
        ]
    }
}
