// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import Subprocess

/// A portrait on disk, one of our own samples. ffmpeg makes plain pixels of it.
struct PortraitFile {
    let path: String

    func decoded() async throws -> Picture {
        let result = try await run(
            .name("ffmpeg"),
            arguments: ["-v", "error", "-i", path, "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "-"],
            output: .bytes(limit: 64 << 20), error: .discarded)
        guard result.terminationStatus.isSuccess, let picture = picture(ppm: result.standardOutput) else {
            throw PortraitFilmError.unreadable(path: path)
        }
        return picture
    }

    /// `P6`, width, height and 255, each ended by one white space, then the pixels.
    private func picture(ppm bytes: [UInt8]) -> Picture? {
        let header = bytes.prefix(32).split(maxSplits: 4, omittingEmptySubsequences: false) { $0 == 10 || $0 == 32 }
        guard header.count == 5, header[0].elementsEqual("P6".utf8),
            let width = Int(String(decoding: header[1], as: UTF8.self)),
            let height = Int(String(decoding: header[2], as: UTF8.self))
        else { return nil }
        return Picture(width: width, height: height, rgb: Array(bytes[header[4].startIndex...]))
    }
}
