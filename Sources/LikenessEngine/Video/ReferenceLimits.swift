// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How long an order's clips and sounds may be together (contract/apimart.md 3.2): clips 1.8 to 15.2 s, sounds up to
/// 15 s; for 2.5 its longer assets.
struct ReferenceLimits {
    private static let tolerance = 0.2
    let order: VideoOrder

    /// - Parameter references: in the order of `typedReferences`.
    /// - Throws: `ReferenceRefusal`.
    func check(_ references: [CollectedReference]) throws {
        let longest = order.model.assetDurations.upperBound
        let clips = seconds(references, .video)
        if !order.videos.isEmpty {
            let shortest = order.model.assetDurations.lowerBound - Self.tolerance
            if clips < shortest { throw refusal(.durationTooShort, order.videos) }
            if clips > longest + Self.tolerance { throw refusal(.durationTooLong, order.videos) }
        }
        if seconds(references, .audio) > longest + Self.tolerance { throw refusal(.durationTooLong, order.audios) }
    }

    /// How long those of a type are together.
    func seconds(_ references: [CollectedReference], _ type: AssetType) -> Double {
        references.filter { $0.facts.type == type }.reduce(0) { $0 + ($1.facts.durationSeconds ?? 0) }
    }

    /// Names the field, not the entry: it is the sum that is wrong.
    private func refusal(_ reason: AssetRejection, _ references: [MediaReference]) -> ReferenceRefusal {
        let field = references.first?.path.prefix { $0 != "[" } ?? ""
        return ReferenceRefusal(reason.rawValue, path: String(field))
    }
}
