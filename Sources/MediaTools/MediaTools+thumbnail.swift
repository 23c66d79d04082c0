// SPDX-License-Identifier: Apache-2.0

extension MediaTools {
    /// A small JPEG of a picture, or of a clip's beginning: upright, `side` pixels at most, without metadata.
    /// - Throws: `.tooManyPixels` before anything is decoded; `.undetectable` for what shows nothing.
    package func thumbnail(of path: String, side: Int) async throws(MediaError) -> [UInt8] {
        let probe = try await probe(path)
        switch probe.kind {
        case .image: return try await jpeg(of: try await decodePicture(path, probe: probe, longestSide: side))
        case .video:
            let frames = try await sampleFrames(path, probe: probe, count: 1, longestSide: side)
            guard let first = frames.first else { throw .damaged }
            return try await jpeg(of: first.frame)
        case .audio: throw .undetectable
        }
    }

    private func jpeg(of frame: RawFrame) async throws(MediaError) -> [UInt8] {
        let output = try await ToolRun(
            executable: ffmpeg,
            arguments: ["-nostdin"] + ToolRun.safety + [
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "\(frame.width)x\(frame.height)", "-i", "pipe:0",
                "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "6", "-f", "mjpeg", "-bitexact", "pipe:1",
            ], jail: jail, timeLimit: .seconds(10), outputLimit: frame.rgb.count + 65_536
        ).run(input: frame.rgb)
        guard !output.isEmpty else { throw .damaged }
        return output
    }
}
