// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decodes the pictures one at a time before the film is made: upright, no larger than the film needs them, in a plain
/// format. So a film of thirty large pictures needs no more memory than one of them.
struct PicturePreparation {
    let tools: MediaTools
    let workshop: Workshop

    /// - Returns: in the order of the job's images.
    /// - Throws: `ReferenceFailure` for one that can't be decoded.
    func prepare(_ job: VideoJob, _ size: PixelSize) async throws -> [RenderCommand.Source] {
        var sources: [RenderCommand.Source] = []
        for (index, image) in job.images.enumerated() {
            let frame = try await decode(image, size, path: job.order.images[index].reference.path)
            let path = workshop.picture(index)
            try Self.pixmap(frame).write(to: URL(filePath: path))
            sources.append(RenderCommand.Source(path: path, demuxer: "ppm_pipe"))
        }
        return sources
    }

    private func decode(_ image: ResolvedReference, _ size: PixelSize, path: String) async throws -> RawFrame {
        do {
            return try await tools.decodePicture(image.path, longestSide: Self.longestSide(image.facts, covering: size))
        } catch MediaError.damaged, MediaError.undetectable, MediaError.tooManyPixels {
            throw ReferenceFailure(path: path)
        }
    }

    /// Of the picture when it is just large enough to cover the film's frame.
    private static func longestSide(_ facts: MediaFacts, covering size: PixelSize) -> Int {
        guard let width = facts.width, let height = facts.height, width > 0, height > 0 else {
            return max(size.width, size.height)
        }
        let scale = max(Double(size.width) / Double(width), Double(size.height) / Double(height))
        return Int((Double(max(width, height)) * scale).rounded(.up))
    }

    /// Netpbm's P6: a line of text, then the pixels.
    private static func pixmap(_ frame: RawFrame) -> Data {
        var data = Data("P6\n\(frame.width) \(frame.height)\n255\n".utf8)
        data.append(contentsOf: frame.rgb)
        return data
    }
}
