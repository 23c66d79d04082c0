// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import MediaTools

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads what a reference is with ffprobe.
package struct BuiltinMediaInspector: MediaInspector {
    private let media: MediaTools

    package init(media: MediaTools) {
        self.media = media
    }

    package func inspect(path: String) async throws(ProviderError) -> MediaFacts? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        do {
            return MediaFacts(try await media.probe(path), byteCount: Int64(status.st_size))
        } catch {
            switch error {
            // Not the file's fault.
            case .toolMissing, .diskFull: throw ProviderError(error)
            case .undetectable, .tooManyPixels, .damaged, .timedOut: return nil
            }
        }
    }
}
