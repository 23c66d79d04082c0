// SPDX-License-Identifier: Apache-2.0

import MediaTools

/// Pictures, clips and sounds that ffmpeg makes for a test.
package enum MediaFixtures {
    /// A drawn picture without any face; its format follows the ending.
    package static func picture(at path: String, width: Int, height: Int) async throws {
        // The source makes even sides only.
        let isOdd = !width.isMultiple(of: 2) || !height.isMultiple(of: 2)
        let sizing = isOdd ? ["-vf", "format=rgb24,scale=\(width):\(height)"] : []
        try await make(
            ["-f", "lavfi", "-i", "testsrc2=size=\(width)x\(height)"] + sizing + ["-frames:v", "1", path])
    }

    /// A drawn clip in H.264, with a tone as AAC.
    package static func clip(
        at path: String, width: Int, height: Int, seconds: Double, framesPerSecond: Int = 24
    ) async throws {
        try await make([
            "-f", "lavfi", "-i", "testsrc2=size=\(width)x\(height):rate=\(framesPerSecond):duration=\(seconds)", "-f",
            "lavfi", "-i", "sine=frequency=330:duration=\(seconds)", "-c:v", "libx264", "-preset", "ultrafast",
            "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", path,
        ])
    }

    /// A tone; its format follows the ending.
    package static func sound(at path: String, seconds: Double) async throws {
        try await make(["-f", "lavfi", "-i", "sine=frequency=330:duration=\(seconds)", path])
    }

    /// Anything else that ffmpeg can make.
    package static func make(_ arguments: [String]) async throws {
        try await MediaTools().render(arguments, timeLimit: .seconds(120))
    }
}
