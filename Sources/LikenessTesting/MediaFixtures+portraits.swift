// SPDX-License-Identifier: Apache-2.0

/// Media made from the sample portraits.
extension MediaFixtures {
    /// A part of a clip.
    package enum Scene: Sendable {
        case portrait(SampleFaces.Portrait, seconds: Double)
        /// Nobody.
        case empty(seconds: Double)
    }

    /// A clip of 720x960, 24 pictures a second, with its scenes one after the other.
    package static func clip(of scenes: [Scene], at path: String) async throws {
        let inputs = scenes.flatMap { scene in
            switch scene {
            case .portrait(let portrait, let seconds):
                ["-loop", "1", "-framerate", "24", "-t", String(seconds), "-i", portrait.path]
            case .empty(let seconds): ["-f", "lavfi", "-i", "testsrc2=size=720x960:rate=24:duration=\(seconds)"]
            }
        }
        let fitted = scenes.indices.map { "[\($0):v]\(fitting),setsar=1,format=yuv420p[v\($0)]" }
        let joined = scenes.indices.map { "[v\($0)]" }.joined() + "concat=n=\(scenes.count):v=1:a=0"
        try await make(
            inputs + ["-filter_complex", (fitted + [joined]).joined(separator: ";"), "-r", "24", "-c:v", "libx264"]
                + ["-preset", "ultrafast", path])
    }

    /// Two people in one picture.
    package static func sideBySide(
        _ left: SampleFaces.Portrait, _ right: SampleFaces.Portrait, at path: String
    ) async throws {
        try await make([
            "-i", left.path, "-i", right.path, "-filter_complex",
            "[0:v]\(fitting)[l];[1:v]\(fitting)[r];[l][r]hstack", "-frames:v", "1", path,
        ])
    }

    private static let fitting =
        "scale=720:960:force_original_aspect_ratio=decrease,pad=720:960:(ow-iw)/2:(oh-ih)/2:gray"
}
