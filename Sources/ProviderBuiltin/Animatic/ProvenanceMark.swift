// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The marks that generated video must carry (GB 45438-2025; reference/peers.md D): words in the picture, and a field in
/// the file.
struct ProvenanceMark {
    /// The words of the label.
    static let label = "AI生成 / AI-generated"
    /// Frames at the film's start that show the label in full: the standard asks for 2 s, and half a second more
    /// covers players that show a film's first frames late.
    static let labelFrames = 60
    /// Frames in which it then goes.
    static let labelFade = 12

    let task: TaskID

    /// By the standard's names. Label 1: made by a machine, for certain.
    private var fields: [String: String] {
        [
            "Label": "1", "ContentProducer": "likeness", "ProduceID": task.rawValue, "ReservedCode1": "",
            "ContentPropagator": "", "PropagateID": "", "ReservedCode2": "",
        ]
    }

    /// The pixels of an em that make capitals, 0.73 em high in Noto Sans, 5 % of the short side.
    static func labelFontSize(on size: PixelSize) -> Int {
        Int((0.07 * Double(min(size.width, size.height))).rounded(.up))
    }

    /// The value of the MP4's `AIGC` field.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(fields), as: UTF8.self)
    }
}
