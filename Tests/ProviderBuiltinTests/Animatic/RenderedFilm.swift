// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessTesting
import MediaTools
import ProviderBuiltin
import Testing

/// A film that was really made, and what can be seen in it.
struct RenderedFilm {
    let video: GeneratedVideo
    let folder: String

    static func make(_ job: VideoJob, in folder: TemporaryFolder) async throws -> RenderedFilm {
        let generator = AnimaticGenerator(tools: MediaTools(), directory: folder.path + "/films")
        let step = try await generator.step(job, checkpoint: nil, report: { _ in })
        guard case .finished(let video) = step else {
            throw Unfinished(step: "\(step)")
        }
        return RenderedFilm(video: video, folder: folder.path)
    }

    struct Unfinished: Error {
        let step: String
    }

    func probe() async throws -> MediaProbe { try await MediaTools().probe(video.moviePath) }

    /// Frames at the given rate, small, as they are decoded.
    func frames(perSecond rate: Double, width: Int = 160) async throws -> [RawFrame] {
        let pattern = folder + "/frame-\(UUID().uuidString.prefix(8))-%04d.png"
        try await MediaFixtures.make(["-i", video.moviePath, "-vf", "fps=\(rate),scale=\(width):-2", pattern])
        let stem = URL(filePath: pattern).lastPathComponent.prefix { $0 != "%" }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(stem) }.sorted()
        var frames: [RawFrame] = []
        for name in names {
            frames.append(try await MediaTools().decodePicture("\(folder)/\(name)", longestSide: width))
        }
        return frames
    }
}

extension RawFrame {
    /// Mean absolute difference of two pictures of one size, in grey values.
    func distance(to other: RawFrame) -> Double {
        guard rgb.count == other.rgb.count else { return .infinity }
        let sum = zip(rgb, other.rgb).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(max(1, rgb.count))
    }
}

extension RawFrame {
    private static let primaries: [String: [Int]] = [
        "red": [255, 0, 0], "lime": [0, 255, 0], "blue": [0, 0, 255], "yellow": [255, 255, 0],
        "magenta": [255, 0, 255], "cyan": [0, 255, 255], "white": [255, 255, 255],
    ]

    /// How much of the picture has a colour, by its name in ffmpeg, give or take what light and codec change.
    func share(of colour: String) -> Double {
        guard let wanted = Self.primaries[colour] else { return 0 }
        let hits = stride(from: 0, to: rgb.count - 2, by: 3).count { offset in
            wanted.indices.allSatisfy { abs(Int(rgb[offset + $0]) - wanted[$0]) < 70 }
        }
        return 3 * Double(hits) / Double(rgb.count)
    }
}
