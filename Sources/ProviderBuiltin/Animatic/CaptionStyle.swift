// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How a caption is set.
struct CaptionStyle: Equatable, Sendable {
    enum Place: Equatable, Sendable { case lower, middle }

    let place: Place
    /// In pixels.
    let fontSize: Int
    /// In ems, the font's own size.
    let lineWidth: Double
    let lineLimit: Int

    /// Under pictures.
    static func subtitle(on size: PixelSize) -> CaptionStyle {
        CaptionStyle(place: .lower, share: 0.05, lineLimit: size.width < size.height ? 3 : 2, size: size)
    }

    /// In the middle, when there are no pictures.
    static func title(on size: PixelSize) -> CaptionStyle {
        CaptionStyle(place: .middle, share: 0.075, lineLimit: size.width < size.height ? 6 : 4, size: size)
    }

    private init(place: Place, share: Double, lineLimit: Int, size: PixelSize) {
        self.place = place
        self.fontSize = Int((share * Double(min(size.width, size.height))).rounded())
        self.lineWidth = 0.86 * Double(size.width) / Double(fontSize)
        self.lineLimit = lineLimit
    }
}
