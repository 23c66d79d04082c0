// SPDX-License-Identifier: Apache-2.0

import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What every video of the stand-in looks like: five seconds of a test card, and its last frame.
enum StandInFilm {
    static func make() async throws -> [String: [UInt8]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "likeness-stand-in-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let card = ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=24:duration=5"]
        let tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=5"]
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
