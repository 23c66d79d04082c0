// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension MediaTools {
    /// A copy without EXIF, GPS, XMP and other metadata, orientation applied, pixels untouched where the format allows.
    /// A HEIF picture becomes a JPEG, which everything that shows pictures can read.
    /// - Returns: the path of the new file in `directory`.
    package func stripMetadata(of path: String, probe: MediaProbe, into directory: String) async throws(MediaError)
        -> String
    {
        guard let file = FileKind(rawValue: probe.format) else { throw .undetectable }
        if file == .heif {
            return try await withJPEG(ofHEIF: path) { jpeg, probe throws(MediaError) in
                try await stripMetadata(of: jpeg, probe: probe, into: directory)
            }
        }
        let target = "\(directory)/\(UUID().uuidString).\(file.rawValue)"
        if file == .jpeg, let clean = Self.upright(path) {
            do {
                try clean.write(to: URL(filePath: target))
            } catch {
                Self.remove(target)
                throw .diskFull
            }
            return target
        }
        let turning = PictureHeader(file, fileAt: path)?.turning ?? []
        let reading = (file.kind == .image ? ["-noautorotate"] : []) + Self.pixelBound
        let filters = turning.isEmpty ? [] : ["-vf", turning.joined(separator: ",")]
        try await render(
            reading + ["-f", file.demuxer, "-i", path] + Self.common + filters + file.copying + [target],
            reading: [path], writing: [target], timeLimit: .seconds(120))
        return target
    }

    /// Half a copy shows the face too.
    private static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static let common = ["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"]

    /// The bytes of an upright JPEG without its metadata; nil when it has to be turned.
    private static func upright(_ path: String) -> Data? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        let bytes = [UInt8](data)
        guard let header = JPEGHeader(bytes), header.orientation == 1 else { return nil }
        var clean = Data(capacity: data.count)
        var offset = data.startIndex
        for segment in header.metadata {
            clean.append(data[offset..<(data.startIndex + segment.lowerBound)])
            offset = data.startIndex + segment.upperBound
        }
        // What follows the end of the picture (previews, a phone's short clip) is left out too.
        clean.append(data[offset..<(data.startIndex + JPEGHeader.end(of: bytes))])
        return clean
    }
}

extension FileKind {
    /// How ffmpeg writes a clean copy: streams as they are where a copy leaves nothing behind, else encoded anew
    /// without loss, or nearly so for a JPEG that is turned upright.
    fileprivate var copying: [String] {
        switch self {
        case .jpeg, .heif: ["-map", "0:v:0", "-frames:v", "1", "-q:v", "2", "-f", "mjpeg"]
        case .png: ["-map", "0:v:0", "-frames:v", "1", "-f", "image2", "-update", "1", "-c:v", "png"]
        case .webp: ["-map", "0:v:0", "-frames:v", "1", "-f", "webp", "-c:v", "libwebp", "-lossless", "1"]
        case .bmp: ["-map", "0:v:0", "-frames:v", "1", "-f", "image2", "-update", "1", "-c:v", "bmp"]
        case .tiff: ["-map", "0:v:0", "-frames:v", "1", "-f", "image2", "-update", "1", "-c:v", "tiff"]
        // The first picture is the one that was looked at.
        case .gif: ["-map", "0:v:0", "-c", "copy", "-frames:v", "1", "-f", "gif"]
        case .mp4: ["-map", "0:V:0", "-map", "0:a?", "-c", "copy", "-movflags", "+faststart", "-f", "mp4"]
        case .mov: ["-map", "0:V:0", "-map", "0:a?", "-c", "copy", "-movflags", "+faststart", "-f", "mov"]
        case .wav: ["-map", "0:a:0", "-c", "copy", "-f", "wav"]
        case .mp3: ["-map", "0:a:0", "-c", "copy", "-id3v2_version", "0", "-write_xing", "1", "-f", "mp3"]
        }
    }
}
