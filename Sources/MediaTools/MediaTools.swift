// SPDX-License-Identifier: Apache-2.0

/// ffprobe and ffmpeg as subprocesses: the only place where a stranger's bytes are parsed. Every call has a time limit,
/// bounded output and `-protocol_whitelist file,pipe`; sizes are checked from the header before a pixel is decoded.
package struct MediaTools: Sendable {
    /// More pixels than this are not decoded: 6000x6000 is the largest picture that the vendor takes.
    static let mostPixels = 36_000_000
    /// Keeps a decoder from more, whatever a header said to us.
    package static let pixelBound = ["-max_pixels", String(mostPixels)]

    let ffmpeg: String
    let ffprobe: String
    let scratch: String
    package let jail: ToolJail

    /// - Parameters:
    ///   - ffmpeg: its name or path; `ffprobe` likewise.
    ///   - scratch: where pictures may lie for a moment; a crash leaves them there.
    ///   - jail: for all that is run.
    package init(
        ffmpeg: String = "ffmpeg", ffprobe: String = "ffprobe", scratch: String = "/tmp", jail: ToolJail = .open
    ) {
        self.ffmpeg = ffmpeg
        self.ffprobe = ffprobe
        self.scratch = scratch
        self.jail = jail
    }

    /// Whether both tools can be run.
    /// - Throws: `MediaError.toolMissing`.
    package func check() async throws(MediaError) {
        for tool in [ffmpeg, ffprobe] {
            _ = try await ToolRun(executable: tool, arguments: ["-hide_banner", "-version"], jail: jail).run()
        }
    }

    /// Runs ffmpeg on files of ours, for making media.
    /// - Parameters:
    ///   - arguments: after the common ones; outputs are overwritten.
    ///   - inputs: the files and folders that they name, for the jail; absolute paths.
    ///   - outputs: the files that are written: made before, and removed when it fails.
    ///   - timeLimit: after which it is killed.
    ///   - report: gets the seconds of output that are finished, as ffmpeg says them.
    package func render(
        _ arguments: [String], reading inputs: [String] = [], writing outputs: [String] = [], timeLimit: Duration,
        report: @escaping @Sendable (_ seconds: Double) async -> Void = { _ in }
    ) async throws(MediaError) {
        let run = ToolRun(
            executable: ffmpeg,
            arguments: ["-nostdin", "-y"] + ToolRun.safety + ["-progress", "pipe:1", "-nostats"] + arguments,
            reads: inputs, writes: outputs, jail: jail)
        let files = OutputFiles(paths: outputs)
        try files.make()
        do {
            try await TimeLimit(timeLimit).run { try await ToolRun.twice { try await run.followingProgress(report) } }
        } catch {
            files.remove()
            throw MediaError(error, tool: ffmpeg)
        }
    }
}
