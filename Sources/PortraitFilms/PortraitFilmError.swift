// SPDX-License-Identifier: Apache-2.0

package enum PortraitFilmError: Error, Equatable, Sendable {
    /// The portrait can't be read.
    case unreadable(path: String)
    /// The portrait shows no face, or several.
    case notOneFace(path: String)
    /// A frame could not be drawn.
    case drawingFailed
    /// ffmpeg did not make JPEGs of the frames.
    case encodingFailed
}
