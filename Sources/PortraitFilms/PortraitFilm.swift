// SPDX-License-Identifier: Apache-2.0

internal import CPortraitFilms
package import FaceAnalysis

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A short film for a camera that isn't there: 640x480, 15 pictures a second. Frames are drawn when they are asked for.
package struct PortraitFilm: Sendable {
    package static let width = 640
    package static let height = 480
    package static let framesPerSecond = 15

    package let frameCount: Int
    private let draw: @Sendable (_ index: Int) throws -> Picture

    /// - Parameter draw: makes a frame, 640x480.
    init(seconds: Double, draw: @escaping @Sendable (_ index: Int) throws -> Picture) {
        self.frameCount = max(1, Int((seconds * Double(Self.framesPerSecond)).rounded()))
        self.draw = draw
    }

    /// Frame `index` as pixels, without JPEG's loss.
    package func picture(_ index: Int) throws -> Picture {
        try draw(index)
    }

    /// Every frame as a JPEG, as a page would send them.
    package func jpegs() async throws -> [Data] {
        try await FilmEncoder(film: self).jpegs()
    }

    /// Writes the film for Chromium's `--use-file-for-fake-video-capture`, which plays it again and again, 30 frames a
    /// second whatever the film's rate (media/capture/video/file_video_capture_device.cc): so each frame comes twice.
    /// - Parameter path: must end in `.mjpeg`.
    package func writeMJPEG(to path: String) async throws {
        let frames = try await jpegs()
        try Data(frames.flatMap { [$0, $0] }.joined()).write(to: URL(filePath: path))
    }
}

extension PortraitFilm {
    /// A film as a hand-held camera sees it: each frame of the scene, which is twice as large, sways a little, and has
    /// a camera's noise. The sway comes round at the end, so that the film can loop.
    static func handHeld(seconds: Double, scene: @escaping @Sendable (_ time: Double) throws -> Picture) -> Self {
        let rounds = max(1, (seconds * 0.3).rounded())
        return PortraitFilm(seconds: seconds) { index in
            let time = Double(index) / Double(framesPerSecond)
            let phase = 2 * Double.pi * rounds * time / seconds
            let shift = (x: 4 * sin(phase), y: 3 * cos(2 * phase))
            return try scene(time).halved(shift: shift).withNoise(2, seed: index)
        }
    }
}

extension Picture {
    func halved(shift: (x: Double, y: Double)) throws(PortraitFilmError) -> Picture {
        try Picture.drawn(width: width / 2, height: height / 2) { rgb in
            borrowed { cpf_halve($0, shift.x, shift.y, rgb) }
        }
    }

    func withNoise(_ sigma: Double, seed: Int) throws(PortraitFilmError) -> Picture {
        try Picture.drawn(width: width, height: height) { rgb in
            borrowed { cpf_add_noise($0, sigma, UInt64(seed), rgb) }
        }
    }
}
