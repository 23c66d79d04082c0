// SPDX-License-Identifier: Apache-2.0

extension MediaFixtures {
    /// 320x240 as stored, to be shown turned by a quarter, as phones write their clips.
    package static func turnedClip(in folder: TemporaryFolder) async throws -> String {
        let path = "\(folder.path)/turned.mp4"
        try await clip(at: path, width: 320, height: 240, seconds: 2)
        try turn(clipAt: path)
        return path
    }

    /// A picture of which only the upper left quarter is white, 320x240 as stored.
    package static func cornerPicture(at path: String) async throws {
        try await make([
            "-f", "lavfi", "-i", "color=black:size=320x240", "-vf",
            "drawbox=x=0:y=0:w=160:h=120:color=white:t=fill", "-frames:v", "1", path,
        ])
    }
}
