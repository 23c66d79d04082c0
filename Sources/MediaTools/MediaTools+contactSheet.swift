// SPDX-License-Identifier: Apache-2.0

extension MediaTools {
    /// Writes a PNG of `count` frames spread evenly over a clip, in rows of `columns`, each `tileWidth` pixels wide.
    package func writeContactSheet(
        of path: String, to target: String, count: Int = 12, columns: Int = 4, tileWidth: Int = 320
    ) async throws(MediaError) {
        let probe = try await probe(path)
        guard let seconds = probe.durationSeconds, seconds > 0, count > 0, columns > 0 else { throw .damaged }
        guard let file = FileKind(rawValue: probe.format) else { throw .undetectable }
        let rows = (count + columns - 1) / columns
        let sampling = "fps=\(Double(count) / seconds):round=near:start_time=0"
        try await render(
            [
                "-f", file.demuxer, "-i", path, "-map", "0:v:0", "-vf",
                "\(sampling),scale=\(tileWidth):-2,tile=\(columns)x\(rows):padding=4:margin=4", "-frames:v", "1", "-f",
                "image2", "-update", "1", "-c:v", "png", target,
            ], timeLimit: .seconds(120))
    }
}
