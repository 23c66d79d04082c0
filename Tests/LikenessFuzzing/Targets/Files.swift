// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessEngine

@testable import MediaTools

/// First bytes and headers of pictures, which are read in our own process before a decoder is started in its jail.
enum Files {
    private static let path = "/dev/shm/likeness-fuzz-\(ProcessInfo.processInfo.processIdentifier)"

    static func feed(_ bytes: [UInt8]) {
        let kind = FileKind(head: Array(bytes.prefix(32)))
        if let header = JPEGHeader(bytes) {
            precondition(header.metadata.allSatisfy { $0.upperBound <= bytes.count }, "metadata behind the end")
            precondition((1...8).contains(header.orientation), "an orientation that is none")
        }
        precondition((0...max(2, bytes.count)).contains(JPEGHeader.end(of: bytes)), "an end behind the end")
        _ = TIFFDirectory(bytes)?.orientation
        check(probe: bytes)
        guard let kind, kind.kind == .image, FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            return
        }
        if let header = PictureHeader(kind, fileAt: path) {
            precondition(header.width > 0 && header.height > 0, "a picture without a size")
        }
    }

    /// What ffprobe says of a stranger's file.
    private static func check(probe bytes: [UInt8]) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let answer = try? decoder.decode(ProbeAnswer.self, from: Data(bytes)),
            let probe = MediaProbe(answer, file: .mp4)
        else { return }
        for number in [probe.durationSeconds, probe.framesPerSecond].compactMap(\.self) {
            precondition(number.isFinite && number >= 0, "a length that no integer can hold")
        }
    }
}
