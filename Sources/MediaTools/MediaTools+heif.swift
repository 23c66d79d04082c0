// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// HEIF pictures, as phones take them. ffmpeg before 7.1 can't put their tiles together, so libheif's own tools read
/// them, under the same bounds.
extension MediaTools {
    private static let infoTool = "heif-info"
    private static let convertTool = "heif-convert"

    func probeHEIF(_ path: String) async throws(MediaError) -> MediaProbe {
        let pictures = try await heifPictures(path)
        guard let primary = pictures.first(where: \.isPrimary) ?? pictures.first else { throw .damaged }
        return .still(.heif, width: primary.width, height: primary.height)
    }

    /// Calls `body` with an upright JPEG of the file's main picture, which is removed afterwards.
    /// - Throws: `.tooManyPixels` before anything is decoded.
    func withJPEG<Result: Sendable>(
        ofHEIF path: String, _ body: (_ jpeg: String, _ probe: MediaProbe) async throws(MediaError) -> Result
    ) async throws(MediaError) -> Result {
        let pictures = try await heifPictures(path)
        guard let index = pictures.firstIndex(where: \.isPrimary) ?? pictures.indices.first else { throw .damaged }
        for picture in pictures where picture.width > Self.mostPixels / max(1, picture.height) {
            throw .tooManyPixels
        }
        let folder = URL(filePath: scratch, directoryHint: .isDirectory).appending(path: "heif-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .diskFull
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = folder.path(percentEncoded: false)
        _ = try await ToolRun(
            executable: Self.convertTool, arguments: ["-q", "95", path, "\(place)/picture.jpg"], reads: [path],
            writes: [place], jail: jail, timeLimit: .seconds(60)
        ).run()
        // Several pictures are written under numbers, in the order in which heif-info lists them.
        let name = pictures.count > 1 ? "picture-\(index + 1).jpg" : "picture.jpg"
        let jpeg = "\(place)/\(name)"
        // A link would be followed to somebody else's picture.
        guard (try? FileManager.default.attributesOfItem(atPath: jpeg))?[.type] as? FileAttributeType == .typeRegular,
            let header = JPEGHeader(fileAt: jpeg)
        else { throw .damaged }
        return try await body(jpeg, .still(.jpeg, width: header.width, height: header.height))
    }

    private func heifPictures(_ path: String) async throws(MediaError) -> [HEIFPicture] {
        let output = try await ToolRun(executable: Self.infoTool, arguments: [path], reads: [path], jail: jail).run()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { HEIFPicture(line: $0) }
    }
}

/// A line of `heif-info`, as in `image: 1280x960 (id=1), primary`.
struct HEIFPicture: Equatable {
    let width: Int
    let height: Int
    let isPrimary: Bool

    init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count > 1, words[0] == "image:" else { return nil }
        let sides = words[1].split(separator: "x").compactMap { Int($0) }
        guard sides.count == 2, sides[0] > 0, sides[1] > 0 else { return nil }
        self.width = sides[0]
        self.height = sides[1]
        self.isPrimary = words.last == "primary"
    }
}

extension MediaProbe {
    static func still(_ file: FileKind, width: Int, height: Int) -> MediaProbe {
        MediaProbe(
            kind: .image, format: file.rawValue, width: width, height: height, durationSeconds: nil,
            framesPerSecond: nil, videoCodec: nil, audioCodec: nil)
    }
}
