// SPDX-License-Identifier: Apache-2.0

package enum MediaError: Error, Equatable, Sendable {
    /// ffmpeg or ffprobe can't be started.
    case toolMissing(name: String)
    /// The jail could not be made, for instance because namespaces are forbidden since: nothing is known of the file.
    case jailFailed
    /// Not a format that can be told.
    case undetectable
    /// The header promises more pixels than are decoded.
    case tooManyPixels
    case timedOut
    /// The tool could not be started, or somebody ended it, or the file was not there: nothing is known of the file.
    /// Whoever was ended is run once more before that is told (`ToolRun.twice`).
    case interrupted
    /// The tool gave up on the file.
    case damaged
    /// A film could not be signed, or its manifest not be read. The words are the library's, in English.
    case unsigned(why: String)
    case diskFull
}
