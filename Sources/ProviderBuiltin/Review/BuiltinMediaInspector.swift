// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import MediaTools

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads what a reference is with ffprobe.
package struct BuiltinMediaInspector: MediaInspector {
    private let media: MediaTools
    private let scratch: String

    /// - Parameter scratch: a folder on the file system of the blobs, for stills.
    package init(media: MediaTools, scratch: String = "/tmp") {
        self.media = media
        self.scratch = scratch
    }

    package func inspect(path: String) async throws(ProviderError) -> MediaFacts? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        do {
            return MediaFacts(try await media.probe(path), byteCount: Int64(status.st_size))
        } catch {
            switch error {
            // Not the file's fault.
            case .toolMissing, .jailFailed, .diskFull, .interrupted, .unsigned: throw ProviderError(error)
            case .undetectable, .tooManyPixels, .damaged, .timedOut: return nil
            }
        }
    }

    package func still(of path: String, at moment: StillMoment) async throws(ProviderError) -> String {
        let name = "\(scratch)/still-\(RandomBytes.make(8).hex)"
        let reading = ["-protocol_whitelist", "file,pipe"] + MediaTools.pixelBound
        let writing = ["-map", "0:V:0", "-map_metadata", "-1", "-update", "1"]
        do {
            switch moment {
            case .beginning:
                let still = "\(name).jpg"
                try await media.render(
                    reading + ["-f", "mov", "-i", path] + writing + ["-frames:v", "1", "-q:v", "3", still],
                    reading: [path], writing: [still], timeLimit: .seconds(60))
                return still
            case .end:
                // Each of the last second's pictures is written over the one before.
                let still = "\(name).png"
                try await media.render(
                    reading + ["-sseof", "-1", "-f", "mov", "-i", path] + writing + [still],
                    reading: [path], writing: [still], timeLimit: .seconds(60))
                return still
            }
        } catch {
            throw ProviderError(error)
        }
    }
    package func thumbnail(of path: String, within side: Int) async throws(ProviderError) -> Data? {
        do {
            return Data(try await media.thumbnail(of: path, side: side))
        } catch {
            switch error {
            case .toolMissing, .jailFailed, .diskFull, .interrupted, .timedOut, .unsigned: throw ProviderError(error)
            case .undetectable, .tooManyPixels, .damaged: return nil
            }
        }
    }
}
