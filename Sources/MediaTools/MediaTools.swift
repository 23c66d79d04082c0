// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// ffprobe and ffmpeg as subprocesses: the only place where a stranger's bytes are parsed. Every call has a time limit,
/// bounded output and `-protocol_whitelist file,pipe`; sizes are checked from the header before a pixel is decoded.
package struct MediaTools: Sendable {
    package init(ffmpeg: String = "ffmpeg", ffprobe: String = "ffprobe") {}

    /// - Throws: `MediaError.undetectable` for what isn't media.
    package func probe(_ path: String) async throws(MediaError) -> MediaProbe {
        fatalError("media")
    }

    /// A picture's pixels, upright, scaled down (never up) so that the longer side is at most `longestSide`.
    package func decodePicture(_ path: String, longestSide: Int) async throws(MediaError) -> RawFrame {
        fatalError("media")
    }

    /// JPEGs from memory, as the hosted page sends them: one subprocess for the batch, at most 1280 pixels a side.
    package func decodeJPEGs(_ pictures: [Data]) async throws(MediaError) -> [RawFrame] {
        fatalError("media")
    }

    /// `count` frames spread evenly over a clip's length, upright, scaled down to `longestSide`, with their times.
    package func sampleFrames(_ path: String, count: Int, longestSide: Int) async throws(MediaError)
        -> [(seconds: Double, frame: RawFrame)]
    {
        fatalError("media")
    }

    /// A copy without EXIF, GPS, XMP and other metadata, orientation applied, pixels untouched where the format allows.
    /// - Returns: the path of the new file in `directory`.
    package func stripMetadata(of path: String, probe: MediaProbe, into directory: String) async throws(MediaError)
        -> String
    {
        fatalError("media")
    }
}

package enum MediaError: Error, Equatable, Sendable {
    /// ffmpeg or ffprobe can't be started.
    case toolMissing(name: String)
    /// Not a format that can be told.
    case undetectable
    /// The header promises more pixels than are decoded.
    case tooManyPixels
    case timedOut
    /// The tool gave up on the file.
    case damaged
    case diskFull
}
