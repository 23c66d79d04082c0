// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Labels films with ffmpeg. With the words in the picture a film is encoded anew; without them only its box changes.
package struct FilmLabeller: VideoLabeller {
    /// As long as the longest 4k film takes on a small machine.
    private static let timeLimit = Duration.seconds(1800)
    private let media: MediaTools
    private let scratch: String
    private let isVisible: Bool
    private let signer: FilmSigner?

    /// - Parameters:
    ///   - scratch: a folder on the file system of the blobs.
    ///   - isVisible: whether the words are drawn; if not, somebody else has to.
    ///   - signer: puts a C2PA manifest on each; nil for none.
    package init(
        media: MediaTools, scratch: String = "/tmp", isVisible: Bool = true, signer: FilmSigner? = nil
    ) {
        self.media = media
        self.scratch = scratch
        self.isVisible = isVisible
        self.signer = signer
    }

    package func label(path: String, _ provenance: VideoProvenance, producer: String, keepsLabel: Bool)
        async throws(ProviderError) -> String
    {
        let name = "\(scratch)/label-\(RandomBytes.make(8).hex)"
        let (words, film) = ("\(name).txt", "\(name).mp4")
        defer { try? FileManager.default.removeItem(atPath: words) }
        do {
            let size = try await media.probe(path)
            let found = try await media.tag("AIGC", of: path)
            let mark = try provenance.json(producer: producer, found: found)
            try Data(ProvenanceMark.label.utf8).write(to: URL(filePath: words))
            let picture = isVisible ? drawing(words, on: size, keepsLabel: keepsLabel) : ["-c", "copy"]
            try await media.render(
                Self.reading(path) + picture + Self.writing(mark, to: film), reading: [path, words], writing: [film],
                timeLimit: Self.timeLimit)
            try await signer?.sign(film, provenance, producer: producer, source: .model)
            return film
        } catch let error as MediaError {
            // What nobody takes over shows a face.
            try? FileManager.default.removeItem(atPath: film)
            throw ProviderError(error)
        } catch {
            try? FileManager.default.removeItem(atPath: film)
            throw .retry(after: nil)
        }
    }

    private static func reading(_ path: String) -> [String] {
        ["-protocol_whitelist", "file,pipe"] + MediaTools.pixelBound + ["-f", "mov", "-i", path]
            + ["-map", "0:V:0", "-map", "0:a?", "-map_metadata", "-1", "-map_chapters", "-1"]
    }

    private func drawing(_ words: String, on probe: MediaProbe, keepsLabel: Bool) -> [String] {
        let size = PixelSize(probe.width ?? 1280, probe.height ?? 720)
        let label = Lettering.label(on: size, text: words, seconds: keepsLabel ? nil : ProvenanceMark.labelSeconds)
        return [
            // A picture with half the colours has an even size.
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,\(label)", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18",
            "-pix_fmt", "yuv420p", "-fps_mode",
            "passthrough", "-c:a", "copy",
        ]
    }

    private static func writing(_ mark: String, to film: String) -> [String] {
        ["-metadata", "AIGC=\(mark)", "-movflags", "+faststart+use_metadata_tags", "-f", "mp4", film]
    }
}
