// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import Subprocess

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes JPEGs of a film's frames: one ffmpeg gets them as they are drawn.
struct FilmEncoder {
    private struct DrawnFrames: InputProtocol {
        let film: PortraitFilm

        func write(with writer: StandardInputWriter) async throws {
            for index in 0..<film.frameCount {
                _ = try await writer.write(film.picture(index).rgb)
            }
        }
    }

    let film: PortraitFilm

    func jpegs() async throws -> [Data] {
        let size = "\(PortraitFilm.width)x\(PortraitFilm.height)"
        let result = try await run(
            .name("ffmpeg"),
            arguments: [
                "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size,
                "-framerate", "\(PortraitFilm.framesPerSecond)", "-i", "-", "-c:v", "mjpeg", "-q:v", "3",
                "-pix_fmt", "yuvj420p", "-f", "mjpeg", "-",
            ],
            input: DrawnFrames(film: film), output: .bytes(limit: 256 << 20), error: .discarded)
        let frames = Self.split(result.standardOutput)
        guard result.terminationStatus.isSuccess, frames.count == film.frameCount else {
            throw PortraitFilmError.encodingFailed
        }
        return frames
    }

    /// Cuts after each end-of-image marker (FF D9), which never occurs inside a JPEG's data.
    private static func split(_ stream: [UInt8]) -> [Data] {
        var frames: [Data] = []
        stream.withUnsafeBufferPointer { bytes in
            var start = 0
            for index in bytes.indices.dropFirst() where bytes[index] == 0xD9 && bytes[index - 1] == 0xFF {
                frames.append(Data(bytes[start...index]))
                start = index + 1
            }
        }
        return frames
    }
}
