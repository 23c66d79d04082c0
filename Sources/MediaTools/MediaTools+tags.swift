// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension MediaTools {
    /// What a film or sound says of itself in its container's fields, such as `AIGC`, by their names.
    /// - Throws: `MediaError.undetectable` for what isn't media.
    package func tags(of path: String) async throws(MediaError) -> [String: String] {
        let file = try FileKind(fileAt: path)
        guard file.kind != .image else { return [:] }
        let output = try await ToolRun(
            executable: ffprobe,
            arguments: ToolRun.safety + Self.pixelBound + [
                "-f", file.demuxer, "-show_entries", "format_tags", "-of", "json", "-i", path,
            ], reads: [path], jail: jail
        ).run()
        guard let answer = try? JSONDecoder().decode(TagAnswer.self, from: Data(output)) else { throw .damaged }
        return answer.format?.tags ?? [:]
    }

    package func tag(_ name: String, of path: String) async throws(MediaError) -> String? {
        try await tags(of: path)[name]
    }
}

private struct TagAnswer: Decodable {
    struct Format: Decodable {
        let tags: [String: String]?
    }

    let format: Format?
}
