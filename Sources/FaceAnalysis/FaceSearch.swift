// SPDX-License-Identifier: Apache-2.0

/// How small a face is looked for. The detector sees faces of 80 pixels and more, so this decides how far a picture
/// is enlarged (at most twice) or reduced before the search, and with it what the search costs.
package struct FaceSearch: Sendable, Equatable {
    /// Faces of a twelfth of the shorter side and more: for review. 1280x960 is searched as it is.
    package static let thorough = Self(smallestShare: 1.0 / 12)
    /// Faces of a sixth of the shorter side and more: for somebody before a camera. 640x480 is searched as it is.
    package static let near = Self(smallestShare: 1.0 / 6)

    /// Share of the picture's shorter side.
    package let smallestShare: Double

    package init(smallestShare: Double) {
        self.smallestShare = smallestShare
    }
}
