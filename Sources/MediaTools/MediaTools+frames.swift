// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

extension MediaTools {
    /// The longest side of a picture from memory.
    package static let largestCameraSide = 1280

    /// A picture's pixels, upright, scaled down (never up) so that the longer side is at most `longestSide`.
    /// - Throws: `.tooManyPixels` before anything is decoded.
    package func decodePicture(_ path: String, longestSide: Int) async throws(MediaError) -> RawFrame {
        try await decodePicture(path, probe: try await probe(path), longestSide: longestSide)
    }

    /// As `decodePicture`, when the file was probed before.
    package func decodePicture(_ path: String, probe: MediaProbe, longestSide: Int) async throws(MediaError)
        -> RawFrame
    {
        let size = try Self.targetSize(probe, longestSide: longestSide)
        if probe.format == FileKind.heif.rawValue {
            return try await withJPEG(ofHEIF: path) { jpeg, probe throws(MediaError) in
                try await decodePicture(jpeg, probe: probe, longestSide: longestSide)
            }
        }
        guard let kind = FileKind(rawValue: probe.format), let header = PictureHeader(kind, fileAt: path) else {
            throw .damaged
        }
        let frames = try await decode(path, probe: probe, size: size, filters: header.turning, count: 1)
        guard let frame = frames.first else { throw .damaged }
        return frame
    }

    /// JPEGs from memory, as the hosted page sends them: one subprocess for the batch, all of one size, at most 1280
    /// pixels a side.
    package func decodeJPEGs(_ pictures: [Data]) async throws(MediaError) -> [RawFrame] {
        let pictures = pictures.map { [UInt8]($0) }
        let headers = pictures.map { JPEGHeader($0) }
        guard let first = headers.first, let first else { throw .undetectable }
        guard max(first.width, first.height) <= Self.largestCameraSide else { throw .tooManyPixels }
        guard headers.allSatisfy({ $0?.width == first.width && $0?.height == first.height }) else {
            throw .damaged
        }
        // One picture each: ffmpeg would read a second one behind the first, of a size that nobody has looked at.
        guard pictures.allSatisfy({ JPEGHeader.end(of: $0) == $0.count }) else { throw .damaged }
        let frameSize = first.width * first.height * 3
        let output = try await ToolRun(
            executable: ffmpeg,
            arguments: ["-nostdin"] + ToolRun.safety + [
                "-max_pixels", String(Self.largestCameraSide * Self.largestCameraSide), "-f", "mjpeg", "-noautorotate",
                "-i", "pipe:0", "-map", "0:v:0", "-vsync", "passthrough", "-f",
                "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
            ], jail: jail, timeLimit: .seconds(10), outputLimit: frameSize * pictures.count
        ).run(input: pictures.flatMap { $0 })
        guard output.count == frameSize * pictures.count else { throw .damaged }
        return Self.frames(output, width: first.width, height: first.height)
    }

    /// `count` frames spread evenly over a clip's length, upright, scaled down to `longestSide`, with their times.
    package func sampleFrames(_ path: String, count: Int, longestSide: Int) async throws(MediaError)
        -> [(seconds: Double, frame: RawFrame)]
    {
        try await sampleFrames(path, probe: try await probe(path), count: count, longestSide: longestSide)
    }

    /// As `sampleFrames`, when the file was probed before.
    /// - Parameter part: the seconds of the clip to look at; nil for all of it. A later part than the first may have no
    ///   frames.
    package func sampleFrames(
        _ path: String, probe: MediaProbe, count: Int, longestSide: Int, within part: Range<Double>? = nil
    ) async throws(MediaError) -> [(seconds: Double, frame: RawFrame)] {
        guard let seconds = probe.durationSeconds, seconds > 0, count > 0 else { throw .damaged }
        let part = part ?? 0..<seconds
        let size = try Self.targetSize(probe, longestSide: longestSide)
        let rate = Double(count) / (part.upperBound - part.lowerBound)
        let frames = try await decode(
            path, probe: probe, size: size, filters: ["fps=\(rate):round=down:start_time=0"], count: count,
            from: part.lowerBound)
        guard !frames.isEmpty || part.lowerBound > 0 else { throw .damaged }
        return frames.enumerated().map { (part.lowerBound + Double($0.offset) / rate, $0.element) }
    }

    private func decode(
        _ path: String, probe: MediaProbe, size: (width: Int, height: Int), filters: [String], count: Int,
        from seconds: Double = 0
    ) async throws(MediaError) -> [RawFrame] {
        guard let file = FileKind(rawValue: probe.format) else { throw .undetectable }
        let frameSize = size.width * size.height * 3
        var scaling = filters
        if size.width != probe.width || size.height != probe.height {
            scaling.append("scale=\(size.width):\(size.height):flags=area")
        }
        // A picture is turned by our own filters, a clip by ffmpeg: it reads the turn of clips alone.
        let reading =
            (probe.kind == .image ? ["-noautorotate"] : []) + Self.pixelBound
            + (seconds > 0 ? ["-ss", String(seconds)] : [])
        let chain = scaling.isEmpty ? [] : ["-vf", scaling.joined(separator: ",")]
        let output = try await ToolRun(
            executable: ffmpeg,
            arguments: ["-nostdin"] + ToolRun.safety + reading + ["-f", file.demuxer, "-i", path, "-map", "0:V:0"]
                + chain + [
                    "-frames:v", String(count), "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
                ], reads: [path], jail: jail, timeLimit: .seconds(60), outputLimit: frameSize * count
        ).run()
        guard output.count % frameSize == 0, !output.isEmpty || seconds > 0 else { throw .damaged }
        return Self.frames(output, width: size.width, height: size.height)
    }

    private static func frames(_ bytes: [UInt8], width: Int, height: Int) -> [RawFrame] {
        let size = width * height * 3
        guard bytes.count != size else { return [RawFrame(width: width, height: height, rgb: bytes)] }
        return stride(from: 0, to: bytes.count, by: size).map { offset in
            RawFrame(width: width, height: height, rgb: Array(bytes[offset..<(offset + size)]))
        }
    }

    private static func targetSize(_ probe: MediaProbe, longestSide: Int) throws(MediaError)
        -> (width: Int, height: Int)
    {
        guard let width = probe.width, let height = probe.height, width > 0, height > 0 else { throw .damaged }
        guard width <= mostPixels / height else { throw .tooManyPixels }
        let scale = min(1, Double(longestSide) / Double(max(width, height)))
        return (max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded())))
    }
}
