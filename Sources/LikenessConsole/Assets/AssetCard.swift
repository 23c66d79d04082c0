// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// An asset with its picture, for the partial `asset-card`.
struct AssetCard {
    let asset: Asset
    let desk: Desk
    let words: Words
    let visit: Visit
    /// Nobody sees the pictures of a person who has withdrawn.
    var isWithdrawn = false

    /// - Returns: a card for each asset, in their order.
    static func all(_ assets: some Sequence<Asset>, _ desk: Desk, _ words: Words, _ visit: Visit) async throws
        -> [AssetCard]
    {
        var withdrawn: [GroupID: Bool] = [:]
        var cards: [AssetCard] = []
        for asset in assets {
            let known = withdrawn[asset.group]
            let isWithdrawn = if let known { known } else { try await desk.hasWithdrawn(asset) }
            withdrawn[asset.group] = isWithdrawn
            cards.append(
                AssetCard(asset: asset, desk: desk, words: words, visit: visit, isWithdrawn: isWithdrawn))
        }
        return cards
    }

    var values: Values {
        var values: Values = [
            "id": asset.id.rawValue, "path": "/console/assets/\(asset.id)", "name": name,
            "chip": isWithdrawn ? words.chip(.bad, "group_withdrawn") : words.chip(asset.status),
            "created": words.time(asset.createdAt),
            "type": asset.type.map { words.texts["type_\($0.rawValue)"] } ?? words.texts["type_unknown"],
            "group": asset.group.rawValue, "glyph": glyph,
        ]
        if case .failed(let why) = asset.status { values["reason"] = FailureWords(words.texts).text(why) }
        if visit.namesAccounts { values["account"] = visit.name(of: asset.account) }
        if !isWithdrawn, let url = desk.oversight.preview(of: asset) {
            values.merge(picture(desk.path(of: url))) { $1 }
        }
        return values
    }

    /// In place of a picture.
    private var glyph: String {
        switch asset.status {
        case .processing: "…"
        case .active: ""
        case .failed: "✕"
        }
    }

    var name: String { asset.name.isEmpty ? asset.id.rawValue : asset.name }

    /// Lists show small pictures; the file itself is for the page of the one asset.
    private func picture(_ path: String) -> Values {
        let thumbnail = "/console/assets/\(asset.id)/thumbnail"
        return switch asset.type {
        case .image: ["image": path, "thumbnail": thumbnail, "file": path]
        case .video: ["clip": path, "thumbnail": thumbnail, "file": path]
        case .audio: ["sound": path, "file": path]
        case nil: [:]
        }
    }
}
