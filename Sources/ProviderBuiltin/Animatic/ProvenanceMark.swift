// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The words in the picture that generated video must carry (GB 45438-2025; reference/peers.md D). What the file says is
/// `VideoProvenance`.
enum ProvenanceMark {
    /// The words of the label.
    static let label = "AI生成 / AI-generated"
    /// Frames at the film's start that show the label in full: the standard asks for 2 s, and half a second more
    /// covers players that show a film's first frames late.
    static let labelFrames = 60
    /// Frames in which it then goes.
    static let labelFade = 12
    /// The same where frames don't tell the time.
    static let labelSeconds = 2.5

    /// The pixels of an em that make capitals, 0.73 em high in Noto Sans, 5 % of the short side.
    static func labelFontSize(on size: PixelSize) -> Int {
        Int((0.07 * Double(min(size.width, size.height))).rounded(.up))
    }
}
